package org.saltyos.maven.frontend;

import java.util.List;
import org.objectweb.asm.Type;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.world.WorldClass;

/** Values flowing to places with a declared type: parameters, fields, results. */
final class Conversions {
    private Conversions() {}

    /**
     * The machine values of a value as a place of type {@code type} takes them.
     *
     * @param nullness what is known of the value
     * @param nullable whether the place takes null
     * @param place what the place is, for messages
     */
    static List<Operand> to(
            MethodLowering m, Value value, Nullness nullness, Type type, boolean nullable, String place) {
        if (!(value instanceof Value.Plain plain)) {
            throw m.reject(
                    DiagnosticCode.SALT0401,
                    "an object of " + value.type().getClassName() + " made at run time goes to " + place,
                    "why: there is no heap; an exception can only be made to be thrown");
        }
        WorldClass target = m.image.shapes().recordOf(type);
        WorldClass source = m.image.shapes().recordOf(plain.type());
        if (source != null && source != target) {
            m.needsObject(plain.type());
            throw m.reject(
                    DiagnosticCode.SALT0203,
                    "record " + source.simpleName() + " goes to " + place + " of type " + type.getClassName(),
                    "why: records are values without identity; there is no object that could stand there",
                    "try: declare the place with the record's own type");
        }
        if (target != null && source == null) {
            m.needsObject(type);
            throw m.reject(DiagnosticCode.SALT0201, "null goes to " + place + ", a record, which is a value");
        }
        if (!m.image.isManaged()
                && type.getSort() == Type.ARRAY
                && plain.type().getSort() == Type.ARRAY
                && !type.equals(plain.type())) {
            throw m.reject(
                    DiagnosticCode.SALT0203,
                    "an array of " + plain.type().getElementType().getClassName() + " goes to " + place + " of type "
                            + type.getClassName(),
                    "why: stores through the wider type could fail; arrays keep their exact type here");
        }
        if (plain.parts().size() == 1 && plain.only().kind() == Kind.REF && !nullable) {
            return List.of(NullChecks.require(m, plain.only(), type, nullness, place));
        }
        return plain.parts();
    }
}
