package smpng.litmus.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/** AArch64. Wn and Xn are one register; an access has the width of its mnemonic's letter, else of its register. */
final class Aarch64Decoder implements Decoder {
    private static final Map<String, Operator> ARITHMETIC = Map.ofEntries(
            Map.entry("ADD", Operator.ADD),
            Map.entry("SUB", Operator.SUB),
            Map.entry("AND", Operator.AND),
            Map.entry("ORR", Operator.OR),
            Map.entry("EOR", Operator.XOR),
            Map.entry("MUL", Operator.MUL),
            Map.entry("LSL", Operator.SHIFT_LEFT),
            Map.entry("ASR", Operator.SHIFT_RIGHT),
            Map.entry("LSR", Operator.SHIFT_RIGHT));
    private static final Map<String, Operator> CONDITIONS = Map.of(
            "EQ",
            Operator.EQ,
            "NE",
            Operator.NE,
            "LT",
            Operator.LT,
            "LE",
            Operator.LE,
            "GT",
            Operator.GT,
            "GE",
            Operator.GE);
    private static final Pattern ATOMIC =
            Pattern.compile("(SWP|CAS|LDADD|LDCLR|LDSET|LDEOR|LDSMAX|LDSMIN|LDUMAX|LDUMIN)(A?)(L?)([BH]?)");
    private static final Pattern NO_RETURN = Pattern.compile("ST(ADD|CLR|SET|EOR|SMAX|SMIN|UMAX|UMIN)(L?)([BH]?)");
    private static final Pattern LOAD = Pattern.compile("(LDR|LDUR|LDAR|LDAPR|LDXR|LDAXR|LDLAR)(S?)([BHW]?)");
    private static final Pattern STORE = Pattern.compile("(STR|STUR|STLR|STLLR)([BH]?)");
    private static final Pattern CONDITIONAL = Pattern.compile("(STXR|STLXR)([BH]?)");
    private static final String LEFT = "#left";
    private static final String RIGHT = "#right";

    @Override
    public String register(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        if (name.matches("[WX]([0-9]|[12][0-9]|30)")) {
            return "X" + name.substring(1);
        }
        return name.equals("SP") || name.equals("XZR") || name.equals("WZR") ? name.replace('W', 'X') : "";
    }

    private static boolean isWide(Operand operand) {
        return operand.name().toUpperCase(Locale.ROOT).startsWith("X");
    }

    private static int width(String letter, Operand register) {
        return switch (letter) {
            case "B" -> 8;
            case "H" -> 16;
            case "W" -> 32;
            default -> isWide(register) ? 64 : 32;
        };
    }

    private String named(Operand operand) {
        String register = register(operand.name());
        if (register.isEmpty()) {
            throw operand.error("a register");
        }
        return register;
    }

    /** A register's value, or a number. */
    private Expression value(Operand operand, ThreadCode code) {
        if (operand.isNumber()) {
            return Expression.constant(operand.number());
        }
        String register = named(operand);
        return register.equals("XZR") ? Expression.constant(0) : code.value(register);
    }

    /** Where a result goes: what is written to XZR is dropped. */
    private String target(Operand operand, ThreadCode code) {
        String register = named(operand);
        return register.equals("XZR") ? code.scratch() : register;
    }

    @Override
    public void decode(Cell cell, ThreadCode code, Locations locations) {
        String mnemonic = cell.mnemonic();
        Mnemonic load = new Mnemonic(LOAD, mnemonic);
        Mnemonic store = new Mnemonic(STORE, mnemonic);
        Mnemonic conditional = new Mnemonic(CONDITIONAL, mnemonic);
        Mnemonic atomic = new Mnemonic(ATOMIC, mnemonic);
        Mnemonic noReturn = new Mnemonic(NO_RETURN, mnemonic);
        if (load.matches()) {
            load(cell, code, load.group(1), !load.group(2).isEmpty(), load.group(3));
        } else if (store.matches()) {
            List<Operand> o = cell.operands();
            boolean release = store.group(1).equals("STLR") || store.group(1).equals("STLLR");
            code.store(
                    address(cell, o, 1, code),
                    value(o.get(0), code),
                    width(store.group(2), o.get(0)),
                    release ? Tag.RELEASE.bit() : 0);
            update(o, 1, code);
        } else if (conditional.matches()) {
            List<Operand> o = cell.operands(3);
            long tags = Tag.EXCLUSIVE.bit() | (conditional.group(1).equals("STLXR") ? Tag.RELEASE.bit() : 0);
            code.storeConditional(
                    target(o.get(0), code),
                    address(cell, o, 2, code),
                    value(o.get(1), code),
                    width(conditional.group(2), o.get(1)),
                    tags,
                    false);
        } else if (atomic.matches()) {
            atomic(cell, code, atomic);
        } else if (noReturn.matches()) {
            List<Operand> o = cell.operands(2);
            long release = noReturn.group(2).isEmpty() ? 0 : Tag.RELEASE.bit();
            change(
                    cell,
                    code,
                    noReturn.group(1),
                    code.scratch(),
                    o.get(0),
                    address(cell, o, 1, code),
                    width(noReturn.group(3), o.get(0)),
                    Tag.NO_RETURN.bit(),
                    release);
        } else {
            other(cell, mnemonic, code);
        }
    }

    private void load(Cell cell, ThreadCode code, String kind, boolean signed, String letter) {
        List<Operand> o = cell.operands();
        if (o.size() < 2) {
            throw cell.unsupported();
        }
        long tags = switch (kind) {
            case "LDAR", "LDLAR" -> Tag.ACQUIRE.bit();
            case "LDAPR" -> Tag.ACQUIRE_PC.bit();
            case "LDXR" -> Tag.EXCLUSIVE.bit();
            case "LDAXR" -> Tag.mask(Tag.EXCLUSIVE, Tag.ACQUIRE);
            default -> 0;
        };
        String target = target(o.get(0), code);
        code.load(target, address(cell, o, 1, code), width(letter, o.get(0)), signed, tags);
        if (signed && !isWide(o.get(0))) {
            code.cut(target, 32);
        }
        update(o, 1, code);
    }

    private void atomic(Cell cell, ThreadCode code, Mnemonic parts) {
        List<Operand> o = cell.operands(3);
        boolean compare = parts.group(1).equals("CAS");
        boolean dropped =
                !compare && named(o.get(1)).equals("XZR") && !parts.group(1).equals("SWP");
        long acquire = parts.group(2).isEmpty() || dropped ? 0 : Tag.ACQUIRE.bit();
        long release = parts.group(3).isEmpty() ? 0 : Tag.RELEASE.bit();
        int width = width(parts.group(4), o.get(0));
        Expression address = address(cell, o, 2, code);
        if (compare) {
            String old = code.scratch();
            code.compareAndSet(
                    old,
                    address,
                    value(o.get(0), code),
                    value(o.get(1), code),
                    width,
                    acquire | Tag.ATOMIC.bit(),
                    release | Tag.ATOMIC.bit(),
                    acquire);
            code.assign(target(o.get(0), code), ThreadCode.unsigned(code.value(old), width));
        } else {
            String kind = parts.group(1).equals("SWP") ? "SWP" : parts.group(1).substring(2);
            long tags = acquire | (dropped ? Tag.NO_RETURN.bit() : 0);
            change(cell, code, kind, target(o.get(1), code), o.get(0), address, width, tags, release);
        }
    }

    private void change(
            Cell cell,
            ThreadCode code,
            String kind,
            String target,
            Operand by,
            Expression address,
            int width,
            long readTags,
            long writeTags) {
        String old = code.scratch();
        Expression before = ThreadCode.inMemory(code.value(old), width);
        Expression operand = value(by, code);
        Expression signed = ThreadCode.inMemory(operand, width);
        Expression result = switch (kind) {
            case "SWP" -> operand;
            case "ADD" -> Expression.binary(Operator.ADD, before, operand);
            case "SET" -> Expression.binary(Operator.OR, before, operand);
            case "EOR" -> Expression.binary(Operator.XOR, before, operand);
            case "CLR" -> Expression.binary(Operator.AND, before, ThreadCode.binary(Operator.XOR, operand, -1));
            case "SMAX" -> Expression.binary(Operator.MAX, before, signed);
            case "SMIN" -> Expression.binary(Operator.MIN, before, signed);
            case "UMAX" -> Expression.binary(Operator.UNSIGNED_MAX, before, signed);
            case "UMIN" -> Expression.binary(Operator.UNSIGNED_MIN, before, signed);
            default -> throw cell.unsupported();
        };
        code.update(old, address, result, width, readTags | Tag.ATOMIC.bit(), writeTags | Tag.ATOMIC.bit());
        code.assign(target, ThreadCode.unsigned(code.value(old), width));
    }

    private void other(Cell cell, String mnemonic, ThreadCode code) {
        switch (mnemonic) {
            case "DMB", "DSB" -> code.add(new Instruction.Fence(barrier(cell)));
            case "ISB" -> code.add(new Instruction.Fence(Tag.ISB.bit()));
            case "NOP" -> code.add(new Instruction.Assign(code.number(code.scratch()), Expression.constant(0)));
            case "MOV", "MOVZ" -> {
                List<Operand> o = cell.operands(2);
                assign(o.get(0), value(o.get(1), code), code);
            }
            case "MVN" -> {
                List<Operand> o = cell.operands(2);
                assign(o.get(0), ThreadCode.binary(Operator.XOR, value(o.get(1), code), -1), code);
            }
            case "SXTW" -> {
                List<Operand> o = cell.operands(2);
                assign(o.get(0), ThreadCode.inMemory(value(o.get(1), code), 32), code);
            }
            case "UXTW" -> {
                List<Operand> o = cell.operands(2);
                assign(o.get(0), ThreadCode.unsigned(value(o.get(1), code), 32), code);
            }
            case "CMP" -> {
                List<Operand> o = cell.operands(2);
                compare(value(o.get(0), code), value(o.get(1), code), isWide(o.get(0)), code);
            }
            case "B" -> code.add(new Instruction.Jump(cell.operands(1).get(0).name()));
            case "CBZ", "CBNZ" -> {
                List<Operand> o = cell.operands(2);
                Operator operator = mnemonic.equals("CBZ") ? Operator.EQ : Operator.NE;
                Expression test = ThreadCode.binary(operator, value(o.get(0), code), 0);
                code.add(new Instruction.Branch(test, o.get(1).name()));
            }
            case "TBZ", "TBNZ" -> {
                List<Operand> o = cell.operands(3);
                Operator operator = mnemonic.equals("TBZ") ? Operator.EQ : Operator.NE;
                Expression bit = ThreadCode.binary(
                        Operator.AND, value(o.get(0), code), 1L << o.get(1).number());
                code.add(new Instruction.Branch(
                        ThreadCode.binary(operator, bit, 0), o.get(2).name()));
            }
            case "LDP", "STP" -> pair(cell, mnemonic, code);
            default -> branchOrArithmetic(cell, mnemonic, code);
        }
    }

    private void branchOrArithmetic(Cell cell, String mnemonic, ThreadCode code) {
        Operator condition = mnemonic.startsWith("B") ? CONDITIONS.get(mnemonic.replaceFirst("B\\.?", "")) : null;
        boolean flags = mnemonic.endsWith("S") && ARITHMETIC.containsKey(mnemonic.substring(0, mnemonic.length() - 1));
        Operator operator = ARITHMETIC.get(flags ? mnemonic.substring(0, mnemonic.length() - 1) : mnemonic);
        if (condition != null) {
            Expression test = Expression.binary(condition, code.value(LEFT), code.value(RIGHT));
            code.add(new Instruction.Branch(test, cell.operands(1).get(0).name()));
        } else if (operator != null) {
            List<Operand> o = cell.operands();
            if (o.size() < 3 || o.size() > 4) {
                throw cell.unsupported();
            }
            Expression right = o.size() == 4 ? extended(value(o.get(2), code), o.get(3)) : value(o.get(2), code);
            Expression result = Expression.binary(operator, value(o.get(1), code), right);
            assign(o.get(0), result, code);
            if (flags) {
                compare(value(o.get(0), code), Expression.constant(0), isWide(o.get(0)), code);
            }
        } else {
            throw cell.unsupported();
        }
    }

    private void assign(Operand to, Expression value, ThreadCode code) {
        code.assign(
                target(to, code),
                ThreadCode.unsigned(value, isWide(to) || named(to).equals("SP") ? 64 : 32));
    }

    private static void compare(Expression left, Expression right, boolean wide, ThreadCode code) {
        code.assign(LEFT, ThreadCode.inMemory(left, wide ? 64 : 32));
        code.assign(RIGHT, ThreadCode.inMemory(right, wide ? 64 : 32));
    }

    private static long barrier(Cell cell) {
        List<Operand> o = cell.operands();
        String option = o.isEmpty() ? "SY" : o.get(0).name().toUpperCase(Locale.ROOT);
        if (option.endsWith("LD")) {
            return Tag.DMB_LD.bit();
        }
        if (option.endsWith("ST")) {
            return Tag.DMB_ST.bit();
        }
        if (List.of("SY", "ISH", "OSH", "NSH").contains(option)) {
            return Tag.DMB_SY.bit();
        }
        throw cell.unsupported();
    }

    /** The address that the operands from an index on give: {@code [X1]}, {@code [X1,#4]}, {@code [X1,W2,SXTW]}. */
    private Expression address(Cell cell, List<Operand> operands, int at, ThreadCode code) {
        if (operands.size() <= at) {
            throw cell.unsupported();
        }
        Operand operand = operands.get(at);
        boolean before =
                operand.words().get(operand.words().size() - 1).getText().equals("!");
        Operand brackets = before
                ? new Operand(
                        operand.source(),
                        operand.words().subList(0, operand.words().size() - 1))
                : operand;
        List<Operand> parts = brackets.bracketed();
        Expression base = value(parts.get(0), code);
        if (parts.size() == 1) {
            return base;
        }
        Expression index = value(parts.get(1), code);
        Expression offset = parts.size() > 2 ? extended(index, parts.get(2)) : index;
        if (parts.size() > 3) {
            throw cell.unsupported();
        }
        Expression sum = Expression.binary(Operator.ADD, base, offset);
        if (before) {
            code.assign(named(parts.get(0)), sum);
            return code.value(named(parts.get(0)));
        }
        return sum;
    }

    /** Post-index: the number after the brackets is added to the base. */
    private void update(List<Operand> operands, int at, ThreadCode code) {
        if (operands.size() == at + 2) {
            String base = named(operands.get(at).bracketed().get(0));
            code.assign(
                    base,
                    ThreadCode.binary(
                            Operator.ADD, code.value(base), operands.get(at + 1).number()));
        }
    }

    /** An index register with its extension: {@code SXTW}, {@code UXTW #2}, {@code LSL #3}. */
    private static Expression extended(Expression index, Operand extension) {
        String word = extension.words().get(0).getText().toUpperCase(Locale.ROOT);
        int shift = extension.words().size() > 1
                ? (int) new Operand(
                                extension.source(),
                                extension.words().subList(1, extension.words().size()))
                        .number()
                : 0;
        Expression whole = switch (word) {
            case "SXTW" -> ThreadCode.inMemory(index, 32);
            case "UXTW" -> ThreadCode.unsigned(index, 32);
            case "LSL", "SXTX", "UXTX" -> index;
            default -> throw extension.error("SXTW, UXTW or LSL");
        };
        return shift == 0 ? whole : ThreadCode.binary(Operator.SHIFT_LEFT, whole, shift);
    }

    private void pair(Cell cell, String mnemonic, ThreadCode code) {
        List<Operand> o = cell.operands(3);
        int width = width("", o.get(0));
        Expression first = address(cell, o, 2, code);
        String kept = code.scratch();
        code.assign(kept, first);
        Expression second = ThreadCode.binary(Operator.ADD, code.value(kept), width / 8);
        if (mnemonic.equals("LDP")) {
            code.load(target(o.get(0), code), code.value(kept), width, false, 0);
            code.load(target(o.get(1), code), second, width, false, 0);
        } else {
            code.store(code.value(kept), value(o.get(0), code), width, 0);
            code.store(second, value(o.get(1), code), width, 0);
        }
    }
}
