package smpng.litmus.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/** RISC-V, with the A extension. Registers have 64 bits; a word that is loaded is sign-extended. */
final class RiscvDecoder implements Decoder {
    private static final Map<String, Operator> ARITHMETIC = Map.of(
            "add", Operator.ADD,
            "sub", Operator.SUB,
            "and", Operator.AND,
            "or", Operator.OR,
            "xor", Operator.XOR,
            "sll", Operator.SHIFT_LEFT,
            "sra", Operator.SHIFT_RIGHT,
            "slt", Operator.LT,
            "mul", Operator.MUL);
    private static final Map<String, Operator> BRANCHES = Map.of(
            "beq",
            Operator.EQ,
            "bne",
            Operator.NE,
            "blt",
            Operator.LT,
            "bge",
            Operator.GE,
            "ble",
            Operator.LE,
            "bgt",
            Operator.GT);
    private static final Pattern LOAD = Pattern.compile("l([bhwd])(u?)((?:\\.aq|\\.rl|\\.aqrl)*)");
    private static final Pattern STORE = Pattern.compile("s([bhwd])((?:\\.aq|\\.rl|\\.aqrl)*)");
    private static final Pattern ATOMIC =
            Pattern.compile("amo(swap|add|or|and|xor|max|min|maxu|minu)\\.([wd])((?:\\.aq|\\.rl|\\.aqrl)*)");
    private static final Pattern RESERVED = Pattern.compile("(lr|sc)\\.([wd])((?:\\.aq|\\.rl|\\.aqrl)*)");
    private static final List<String> NAMES = List.of(
            "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6",
            "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6");

    @Override
    public String register(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        int known = NAMES.indexOf(name.equals("fp") ? "s0" : name);
        return known >= 0 ? "x" + known : name.matches("x([0-9]|[12][0-9]|3[01])") ? name : "";
    }

    private static int width(String letter) {
        return switch (letter) {
            case "b" -> 8;
            case "h" -> 16;
            case "w" -> 32;
            default -> 64;
        };
    }

    private static long order(String suffix) {
        return (suffix.contains("aq") ? Tag.ACQUIRE.bit() : 0) | (suffix.contains("rl") ? Tag.RELEASE.bit() : 0);
    }

    private String named(Operand operand) {
        String register = register(operand.name());
        if (register.isEmpty()) {
            throw operand.error("a register");
        }
        return register;
    }

    private Expression value(Operand operand, ThreadCode code) {
        return operand.isNumber() ? Expression.constant(operand.number()) : value(named(operand), code);
    }

    private static Expression value(String register, ThreadCode code) {
        return register.equals("x0") ? Expression.constant(0) : code.value(register);
    }

    /** Where a result goes: x0 stays zero. */
    private String target(Operand operand, ThreadCode code) {
        String register = named(operand);
        return register.equals("x0") ? code.scratch() : register;
    }

    private Expression address(Operand operand, ThreadCode code) {
        String register = register(operand.base());
        if (register.isEmpty()) {
            throw operand.error("an address such as 0(x6)");
        }
        long offset = operand.offset();
        Expression base = value(register, code);
        return offset == 0 ? base : ThreadCode.binary(Operator.ADD, base, offset);
    }

    @Override
    public void decode(Cell cell, ThreadCode code, Locations locations) {
        String mnemonic = cell.mnemonic().toLowerCase(Locale.ROOT);
        Mnemonic load = new Mnemonic(LOAD, mnemonic);
        Mnemonic store = new Mnemonic(STORE, mnemonic);
        Mnemonic atomic = new Mnemonic(ATOMIC, mnemonic);
        Mnemonic reserved = new Mnemonic(RESERVED, mnemonic);
        if (load.matches()) {
            List<Operand> o = cell.operands(2);
            code.load(
                    target(o.get(0), code),
                    address(o.get(1), code),
                    width(load.group(1)),
                    load.group(2).isEmpty(),
                    order(load.group(3)));
        } else if (store.matches()) {
            List<Operand> o = cell.operands(2);
            code.store(address(o.get(1), code), value(o.get(0), code), width(store.group(1)), order(store.group(2)));
        } else if (atomic.matches()) {
            atomic(cell, code, atomic);
        } else if (reserved.matches()) {
            reserved(cell, code, reserved);
        } else {
            other(cell, mnemonic, code);
        }
    }

    private void reserved(Cell cell, ThreadCode code, Mnemonic parts) {
        long tags = Tag.EXCLUSIVE.bit() | order(parts.group(3));
        int width = width(parts.group(2));
        if (parts.group(1).equals("lr")) {
            List<Operand> o = cell.operands(2);
            code.load(target(o.get(0), code), address(o.get(1), code), width, true, tags);
        } else {
            List<Operand> o = cell.operands(3);
            code.storeConditional(
                    target(o.get(0), code), address(o.get(2), code), value(o.get(1), code), width, tags, true);
        }
    }

    private void atomic(Cell cell, ThreadCode code, Mnemonic parts) {
        List<Operand> o = cell.operands(3);
        int width = width(parts.group(2));
        long tags = Tag.ATOMIC.bit() | order(parts.group(3));
        String old = code.scratch();
        Expression before = code.value(old);
        Expression by = value(o.get(1), code);
        Expression signed = ThreadCode.inMemory(by, width);
        Expression result = switch (parts.group(1)) {
            case "swap" -> by;
            case "add" -> Expression.binary(Operator.ADD, before, by);
            case "or" -> Expression.binary(Operator.OR, before, by);
            case "and" -> Expression.binary(Operator.AND, before, by);
            case "xor" -> Expression.binary(Operator.XOR, before, by);
            case "max" -> Expression.binary(Operator.MAX, before, signed);
            case "min" -> Expression.binary(Operator.MIN, before, signed);
            case "maxu" -> Expression.binary(Operator.UNSIGNED_MAX, before, signed);
            case "minu" -> Expression.binary(Operator.UNSIGNED_MIN, before, signed);
            default -> throw cell.unsupported();
        };
        code.update(old, address(o.get(2), code), result, width, tags, tags);
        code.assign(target(o.get(0), code), code.value(old));
    }

    private void other(Cell cell, String mnemonic, ThreadCode code) {
        switch (mnemonic) {
            case "fence" -> code.add(new Instruction.Fence(fence(cell)));
            case "fence.tso" -> code.add(new Instruction.Fence(Tag.FENCE_TSO.bit()));
            case "fence.i" -> code.add(new Instruction.Fence(Tag.FENCE_I.bit()));
            case "nop" -> code.assign(code.scratch(), Expression.constant(0));
            case "li", "mv" -> {
                List<Operand> o = cell.operands(2);
                code.assign(target(o.get(0), code), value(o.get(1), code));
            }
            case "j" -> code.add(new Instruction.Jump(cell.operands(1).get(0).name()));
            case "beqz", "bnez" -> {
                List<Operand> o = cell.operands(2);
                Operator operator = mnemonic.equals("beqz") ? Operator.EQ : Operator.NE;
                code.add(new Instruction.Branch(
                        ThreadCode.binary(operator, value(o.get(0), code), 0),
                        o.get(1).name()));
            }
            default -> branchOrArithmetic(cell, mnemonic, code);
        }
    }

    private void branchOrArithmetic(Cell cell, String mnemonic, ThreadCode code) {
        Operator condition = BRANCHES.get(mnemonic);
        boolean word = mnemonic.endsWith("w") && mnemonic.length() > 3;
        String plain = word ? mnemonic.substring(0, mnemonic.length() - 1) : mnemonic;
        boolean immediate = plain.endsWith("i") && ARITHMETIC.containsKey(plain.substring(0, plain.length() - 1));
        Operator operator = ARITHMETIC.get(immediate ? plain.substring(0, plain.length() - 1) : plain);
        if (condition != null) {
            List<Operand> o = cell.operands(3);
            Expression test = Expression.binary(condition, value(o.get(0), code), value(o.get(1), code));
            code.add(new Instruction.Branch(test, o.get(2).name()));
        } else if (operator != null) {
            List<Operand> o = cell.operands(3);
            Expression result = Expression.binary(operator, value(o.get(1), code), value(o.get(2), code));
            code.assign(target(o.get(0), code), word ? ThreadCode.inMemory(result, 32) : result);
        } else {
            throw cell.unsupported();
        }
    }

    private static long fence(Cell cell) {
        List<Operand> o = cell.operands();
        if (o.isEmpty()) {
            return Tag.mask(Tag.FENCE_PR, Tag.FENCE_PW, Tag.FENCE_SR, Tag.FENCE_SW);
        }
        if (o.size() != 2) {
            throw cell.unsupported();
        }
        String before = o.get(0).name().toLowerCase(Locale.ROOT);
        String after = o.get(1).name().toLowerCase(Locale.ROOT);
        if (!(before + after).matches("[iorw]+")) {
            throw cell.unsupported();
        }
        return (before.contains("r") ? Tag.FENCE_PR.bit() : 0)
                | (before.contains("w") ? Tag.FENCE_PW.bit() : 0)
                | (after.contains("r") ? Tag.FENCE_SR.bit() : 0)
                | (after.contains("w") ? Tag.FENCE_SW.bit() : 0);
    }
}
