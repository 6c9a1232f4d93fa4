package org.saltyos.maven.ir;

/** What an instruction reads. */
public sealed interface Operand permits Register, Operand.Constant, Operand.Symbol, Operand.Null {
    /** Its machine kind. */
    Kind kind();

    /** A number of kind I32 (sign-extended into {@code value}) or I64. */
    record Constant(Kind kind, long value) implements Operand {
        @Override
        public String toString() {
            return value + (kind == Kind.I64 ? "L" : "");
        }
    }

    /** The address of a global of the module (an image object), never null, {@code bytes} bytes readable. */
    record Symbol(String name, int bytes) implements Operand {
        @Override
        public Kind kind() {
            return Kind.REF;
        }

        @Override
        public String toString() {
            return "@" + IrText.name(name) + "!" + bytes;
        }
    }

    /** The null reference. */
    record Null() implements Operand {
        @Override
        public Kind kind() {
            return Kind.REF;
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    /** A 32-bit number. */
    static Constant i32(int value) {
        return new Constant(Kind.I32, value);
    }

    /** A 64-bit number. */
    static Constant i64(long value) {
        return new Constant(Kind.I64, value);
    }
}
