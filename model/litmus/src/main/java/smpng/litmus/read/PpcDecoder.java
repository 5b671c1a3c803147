package smpng.litmus.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/** Power. Registers have 64 bits; a word that is loaded is zero-extended. */
final class PpcDecoder implements Decoder {
    private static final Map<String, Operator> ARITHMETIC = Map.of(
            "add", Operator.ADD,
            "and", Operator.AND,
            "or", Operator.OR,
            "xor", Operator.XOR,
            "mullw", Operator.MUL,
            "slw", Operator.SHIFT_LEFT);
    private static final Map<String, Operator> BRANCHES = Map.of(
            "beq",
            Operator.EQ,
            "bne",
            Operator.NE,
            "blt",
            Operator.LT,
            "ble",
            Operator.LE,
            "bgt",
            Operator.GT,
            "bge",
            Operator.GE);
    private static final Pattern LOAD = Pattern.compile("l([bhw])([za])(x?)|l(d)(x?)");
    private static final Pattern STORE = Pattern.compile("st([bhwd])(x?)");

    @Override
    public String register(String word) {
        String name = word.toLowerCase(Locale.ROOT).replace("%", "");
        return name.matches("r([0-9]|[12][0-9]|3[01])") ? name : "";
    }

    private static int width(String letter) {
        return switch (letter) {
            case "b" -> 8;
            case "h" -> 16;
            case "w" -> 32;
            default -> 64;
        };
    }

    private String named(Operand operand) {
        String register = register(operand.name());
        if (register.isEmpty()) {
            throw operand.error("a register");
        }
        return register;
    }

    private Expression value(Operand operand, ThreadCode code) {
        return operand.isNumber() ? Expression.constant(operand.number()) : code.value(named(operand));
    }

    /** A base register: r0 stands for zero there. */
    private Expression base(String register, ThreadCode code) {
        return register.equals("r0") ? Expression.constant(0) : code.value(register);
    }

    private Expression address(List<Operand> o, boolean indexed, ThreadCode code, Cell cell) {
        if (o.size() != (indexed ? 3 : 2)) {
            throw cell.unsupported();
        }
        if (indexed) {
            return Expression.binary(Operator.ADD, base(named(o.get(1)), code), value(o.get(2), code));
        }
        String register = register(o.get(1).base());
        if (register.isEmpty()) {
            throw o.get(1).error("an address such as 0(r1)");
        }
        Expression base = base(register, code);
        long offset = o.get(1).offset();
        return offset == 0 ? base : ThreadCode.binary(Operator.ADD, base, offset);
    }

    @Override
    public void decode(Cell cell, ThreadCode code, Locations locations) {
        String mnemonic = cell.mnemonic().toLowerCase(Locale.ROOT);
        Mnemonic load = new Mnemonic(LOAD, mnemonic);
        Mnemonic store = new Mnemonic(STORE, mnemonic);
        if (load.matches()) {
            boolean wide = !load.group(4).isEmpty();
            boolean indexed = !(wide ? load.group(5) : load.group(3)).isEmpty();
            List<Operand> o = cell.operandsFrom(1);
            int width = width(wide ? "d" : load.group(1));
            boolean signed = !wide && load.group(2).equals("a");
            code.load(named(o.get(0)), address(o, indexed, code, cell), width, signed, 0);
        } else if (store.matches()) {
            List<Operand> o = cell.operandsFrom(1);
            Expression address = address(o, !store.group(2).isEmpty(), code, cell);
            code.store(address, value(o.get(0), code), width(store.group(1)), 0);
        } else {
            other(cell, mnemonic, code);
        }
    }

    private void other(Cell cell, String mnemonic, ThreadCode code) {
        switch (mnemonic) {
            case "sync", "hwsync", "dsync" -> code.add(new Instruction.Fence(Tag.SYNC.bit()));
            case "lwsync" -> code.add(new Instruction.Fence(Tag.LWSYNC.bit()));
            case "eieio" -> code.add(new Instruction.Fence(Tag.EIEIO.bit()));
            case "isync" -> code.add(new Instruction.Fence(Tag.ISYNC.bit()));
            case "nop" -> code.assign(code.scratch(), Expression.constant(0));
            case "li", "mr" -> {
                List<Operand> o = cell.operands(2);
                code.assign(named(o.get(0)), value(o.get(1), code));
            }
            case "addi", "subi" -> {
                List<Operand> o = cell.operands(3);
                long by = o.get(2).number();
                Expression base = base(named(o.get(1)), code);
                code.assign(named(o.get(0)), ThreadCode.binary(Operator.ADD, base, mnemonic.equals("addi") ? by : -by));
            }
            case "andi.", "andi" -> immediate(cell, Operator.AND, code);
            case "ori" -> immediate(cell, Operator.OR, code);
            case "xori" -> immediate(cell, Operator.XOR, code);
            case "mulli" -> immediate(cell, Operator.MUL, code);
            case "sub", "subf" -> {
                List<Operand> o = cell.operands(3);
                boolean from = mnemonic.equals("subf");
                code.assign(
                        named(o.get(0)),
                        Expression.binary(
                                Operator.SUB, value(o.get(from ? 2 : 1), code), value(o.get(from ? 1 : 2), code)));
            }
            case "lwarx", "ldarx" -> {
                List<Operand> o = cell.operands(3);
                int width = mnemonic.equals("lwarx") ? 32 : 64;
                code.load(named(o.get(0)), address(o, true, code, cell), width, false, Tag.EXCLUSIVE.bit());
            }
            case "stwcx.", "stdcx." -> {
                List<Operand> o = cell.operands(3);
                Expression address = address(o, true, code, cell);
                int width = mnemonic.equals("stwcx.") ? 32 : 64;
                // EQ of condition register 0 says that it was written.
                code.storeConditional(left("cr0"), address, value(o.get(0), code), width, Tag.EXCLUSIVE.bit(), false);
                code.assign(right("cr0"), Expression.constant(0));
            }
            case "cmpw", "cmpd", "cmpwi", "cmpdi" -> {
                List<Operand> o = cell.operands();
                if (o.size() != 2 && o.size() != 3) {
                    throw cell.unsupported();
                }
                int width = mnemonic.startsWith("cmpw") ? 32 : 64;
                String field = o.size() == 3 ? field(o.get(0)) : "cr0";
                int at = o.size() - 2;
                code.assign(left(field), ThreadCode.inMemory(value(o.get(at), code), width));
                code.assign(right(field), ThreadCode.inMemory(value(o.get(at + 1), code), width));
            }
            case "b" -> code.add(new Instruction.Jump(cell.operands(1).get(0).name()));
            default -> branchOrArithmetic(cell, mnemonic, code);
        }
    }

    private void branchOrArithmetic(Cell cell, String mnemonic, ThreadCode code) {
        Operator condition = BRANCHES.get(mnemonic.replaceAll("[+-]$", ""));
        boolean recorded = mnemonic.endsWith(".");
        Operator operator = ARITHMETIC.get(recorded ? mnemonic.substring(0, mnemonic.length() - 1) : mnemonic);
        if (condition != null) {
            List<Operand> o = cell.operands();
            if (o.isEmpty() || o.size() > 2) {
                throw cell.unsupported();
            }
            String field = o.size() == 2 ? field(o.get(0)) : "cr0";
            Expression test = Expression.binary(condition, code.value(left(field)), code.value(right(field)));
            code.add(new Instruction.Branch(test, o.get(o.size() - 1).name()));
        } else if (operator != null) {
            List<Operand> o = cell.operands(3);
            code.assign(named(o.get(0)), Expression.binary(operator, value(o.get(1), code), value(o.get(2), code)));
            if (recorded) {
                code.assign(left("cr0"), code.value(named(o.get(0))));
                code.assign(right("cr0"), Expression.constant(0));
            }
        } else {
            throw cell.unsupported();
        }
    }

    private void immediate(Cell cell, Operator operator, ThreadCode code) {
        List<Operand> o = cell.operands(3);
        code.assign(
                named(o.get(0)),
                ThreadCode.binary(operator, value(o.get(1), code), o.get(2).number()));
    }

    private static String field(Operand operand) {
        String name =
                operand.isNumber() ? "cr" + operand.number() : operand.name().toLowerCase(Locale.ROOT);
        if (!name.matches("cr[0-7]")) {
            throw operand.error("a condition register field, cr0 to cr7");
        }
        return name;
    }

    private static String left(String field) {
        return "#" + field + "left";
    }

    private static String right(String field) {
        return "#" + field + "right";
    }
}
