package org.saltyos.maven.ir;

/** What an instruction reads. */
public sealed interface Operand permits Register, Operand.Constant, Operand.Symbol, Operand.Null {
    /** Its machine kind. */
    Kind kind();

    /**
     * A number: of kind I32 or F32 sign-extended into {@code value} from 32 bits, of kind I64 or F64 in all 64. Of floating
     * kinds these are the raw bits, so that the sign of a zero and the bits of a NaN are kept.
     */
    record Constant(Kind kind, long value) implements Operand {
        @Override
        public String toString() {
            return switch (kind) {
                case I32, REF -> Long.toString(value);
                case I64 -> value + "L";
                case F32 -> IrText.floating(Float.intBitsToFloat((int) value)) + "f";
                case F64 -> IrText.floating(Double.longBitsToDouble(value)) + "d";
            };
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

    /** A float. */
    static Constant f32(float value) {
        return new Constant(Kind.F32, Float.floatToRawIntBits(value));
    }

    /** A double. */
    static Constant f64(double value) {
        return new Constant(Kind.F64, Double.doubleToRawLongBits(value));
    }
}
