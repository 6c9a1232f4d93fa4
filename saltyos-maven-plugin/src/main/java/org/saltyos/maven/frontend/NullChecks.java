package org.saltyos.maven.frontend;

import org.objectweb.asm.Type;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;

/** Turns references that may be null into references that are not, by a check where the type promises nothing. */
final class NullChecks {
    private NullChecks() {}

    /** The reference for a dereference: as in Java, null panics. */
    static Operand dereference(MethodLowering m, Operand reference, Type type, Nullness nullness) {
        return check(m, reference, type, nullness, m.image.isManaged() ? m.index() : Instruction.Check.NO_SITE);
    }

    private static Operand check(MethodLowering m, Operand reference, Type type, Nullness nullness, int site) {
        if (nullness == Nullness.NONNULL || reference instanceof Operand.Symbol) {
            return reference;
        }
        m.code.checkPresent(reference, site);
        return m.code.move(IrType.reference(m.image.shapes().minimumSize(type)), reference);
    }

    /** The reference for a place whose type is not nullable: a nullable one is rejected, an unproved one checked. */
    static Operand require(MethodLowering m, Operand reference, Type type, Nullness nullness, String place) {
        if (nullness == Nullness.NULLABLE && !(reference instanceof Operand.Symbol)) {
            throw m.reject(
                    DiagnosticCode.SALT0301,
                    "a value that may be null goes to " + place + ", which is not @Nullable",
                    "try: compare it with null first, or annotate the place with org.jspecify's @Nullable");
        }
        return check(m, reference, type, nullness, Instruction.Check.NO_SITE);
    }
}
