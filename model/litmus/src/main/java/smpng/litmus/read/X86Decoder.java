package smpng.litmus.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/** x86 in Intel's order of operands, destination first. Accesses have 32 bits, 64 with a 64-bit register. */
final class X86Decoder implements Decoder {
    private static final Map<String, Operator> ARITHMETIC = Map.of(
            "ADD", Operator.ADD, "SUB", Operator.SUB, "AND", Operator.AND, "OR", Operator.OR, "XOR", Operator.XOR);
    private static final Map<String, Operator> JUMPS = Map.ofEntries(
            Map.entry("JE", Operator.EQ),
            Map.entry("JZ", Operator.EQ),
            Map.entry("JNE", Operator.NE),
            Map.entry("JNZ", Operator.NE),
            Map.entry("JL", Operator.LT),
            Map.entry("JLE", Operator.LE),
            Map.entry("JG", Operator.GT),
            Map.entry("JGE", Operator.GE));
    private static final List<String> NAMES = List.of("AX", "BX", "CX", "DX", "SI", "DI", "BP", "SP");
    private static final long LOCKED = Tag.ATOMIC.bit();
    private static final String LEFT = "#left";
    private static final String RIGHT = "#right";

    @Override
    public String register(String word) {
        String name = word.toUpperCase(Locale.ROOT).replace("%", "");
        if (name.matches("R([89]|1[0-5])D?")) {
            return name.replace("D", "");
        }
        return name.matches("[ER]..") && NAMES.contains(name.substring(1)) ? "E" + name.substring(1) : "";
    }

    private static int width(List<Operand> operands) {
        for (Operand operand : operands) {
            if (operand.isName() && operand.name().toUpperCase(Locale.ROOT).matches("%?R([A-Z]{2}|[0-9]+)")) {
                return 64;
            }
        }
        return 32;
    }

    @Override
    public void decode(Cell cell, ThreadCode code, Locations locations) {
        String mnemonic = cell.mnemonic();
        boolean lock = mnemonic.equals("LOCK");
        Cell body = lock ? cell.rest() : cell;
        mnemonic = body.mnemonic().replaceAll("^(MOV|XCHG|ADD|SUB|AND|OR|XOR|CMP|INC|DEC|XADD|CMPXCHG)[LQ]$", "$1");
        switch (mnemonic) {
            case "MFENCE" -> code.add(new Instruction.Fence(Tag.MFENCE.bit()));
            case "LFENCE" -> code.add(new Instruction.Fence(Tag.LFENCE.bit()));
            case "SFENCE" -> code.add(new Instruction.Fence(Tag.SFENCE.bit()));
            case "NOP", "PAUSE" -> code.assign(code.scratch(), Expression.constant(0));
            case "MOV" -> {
                List<Operand> o = body.operands(2);
                set(o.get(0), get(o.get(1), code, locations, width(o)), code, locations, width(o));
            }
            case "CMP" -> {
                List<Operand> o = body.operands(2);
                Expression left = get(o.get(0), code, locations, width(o));
                Expression right = get(o.get(1), code, locations, width(o));
                code.assign(LEFT, ThreadCode.inMemory(left, width(o)));
                code.assign(RIGHT, ThreadCode.inMemory(right, width(o)));
            }
            case "XCHG", "XADD" -> exchange(body, mnemonic, code, locations);
            case "CMPXCHG" -> compareExchange(body, lock, code, locations);
            case "INC", "DEC" -> {
                List<Operand> o = body.operands(1);
                Operator operator = mnemonic.equals("INC") ? Operator.ADD : Operator.SUB;
                change(o.get(0), operator, Expression.constant(1), lock, code, locations, width(o));
            }
            case "JMP" -> code.add(new Instruction.Jump(body.operands(1).get(0).name()));
            default -> {
                Operator operator = ARITHMETIC.get(mnemonic);
                Operator jump = JUMPS.get(mnemonic);
                if (operator != null) {
                    List<Operand> o = body.operands(2);
                    Expression right = get(o.get(1), code, locations, width(o));
                    change(o.get(0), operator, right, lock, code, locations, width(o));
                } else if (jump != null) {
                    Expression test = Expression.binary(jump, code.value(LEFT), code.value(RIGHT));
                    code.add(
                            new Instruction.Branch(test, body.operands(1).get(0).name()));
                } else {
                    throw cell.unsupported();
                }
            }
        }
    }

    private boolean isRegister(Operand operand) {
        return operand.isName() && !register(operand.name()).isEmpty();
    }

    private Expression address(Operand operand, ThreadCode code, Locations locations) {
        if (operand.isName()) {
            return Expression.constant(locations.address(locations.of(operand.name())));
        }
        Expression sum = Expression.constant(0);
        for (Operand part : operand.bracketed()) {
            Expression term = part.isNumber()
                    ? Expression.constant(part.number())
                    : isRegister(part)
                            ? code.value(register(part.name()))
                            : Expression.constant(locations.address(locations.of(part.name())));
            sum = Expression.binary(Operator.ADD, sum, term);
        }
        return sum;
    }

    /** An operand's value; one in memory is loaded. */
    private Expression get(Operand operand, ThreadCode code, Locations locations, int width) {
        if (operand.isNumber()) {
            return Expression.constant(operand.number());
        }
        if (isRegister(operand)) {
            return code.value(register(operand.name()));
        }
        String loaded = code.scratch();
        code.load(loaded, address(operand, code, locations), width, false, 0);
        return code.value(loaded);
    }

    private void set(Operand operand, Expression value, ThreadCode code, Locations locations, int width) {
        if (isRegister(operand)) {
            code.assign(register(operand.name()), ThreadCode.unsigned(value, width));
        } else {
            code.store(address(operand, code, locations), value, width, 0);
        }
    }

    private void change(
            Operand target,
            Operator operator,
            Expression by,
            boolean lock,
            ThreadCode code,
            Locations locations,
            int width) {
        if (!isRegister(target) && lock) {
            String old = code.scratch();
            Expression value = Expression.binary(operator, code.value(old), by);
            code.update(old, address(target, code, locations), value, width, LOCKED, LOCKED);
        } else {
            Expression old = get(target, code, locations, width);
            set(target, Expression.binary(operator, old, by), code, locations, width);
        }
    }

    private void exchange(Cell body, String mnemonic, ThreadCode code, Locations locations) {
        List<Operand> o = body.operands(2);
        Operand memory = isRegister(o.get(0)) && mnemonic.equals("XCHG") ? o.get(1) : o.get(0);
        Operand other = memory.equals(o.get(0)) ? o.get(1) : o.get(0);
        String register = register(other.name());
        if (isRegister(memory) || register.isEmpty()) {
            throw body.unsupported();
        }
        String old = code.scratch();
        Expression value = mnemonic.equals("XADD")
                ? Expression.binary(Operator.ADD, code.value(old), code.value(register))
                : code.value(register);
        code.update(old, address(memory, code, locations), value, width(o), LOCKED, LOCKED);
        code.assign(register, ThreadCode.unsigned(code.value(old), width(o)));
    }

    private void compareExchange(Cell body, boolean lock, ThreadCode code, Locations locations) {
        List<Operand> o = body.operands(2);
        if (!lock || isRegister(o.get(0))) {
            throw body.unsupported();
        }
        String old = code.scratch();
        Expression expected = code.value("EAX");
        code.assign(LEFT, ThreadCode.inMemory(expected, width(o)));
        Expression value = get(o.get(1), code, locations, width(o));
        code.compareAndSet(old, address(o.get(0), code, locations), expected, value, width(o), LOCKED, LOCKED, LOCKED);
        code.assign(RIGHT, code.value(old));
        code.assign("EAX", ThreadCode.unsigned(code.value(old), width(o)));
    }
}
