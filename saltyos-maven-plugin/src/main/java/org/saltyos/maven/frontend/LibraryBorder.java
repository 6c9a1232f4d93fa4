package org.saltyos.maven.frontend;

import org.saltyos.abi.PanicKind;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.intrinsic.ManagedLibrary;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.world.WorldClass;

/** Where the managed language stops to follow the JDK's own class files. */
final class LibraryBorder {
    private LibraryBorder() {}

    /**
     * Looks at the use of a member.
     *
     * @param substituted whether the member was written for images
     * @return whether the code ends here, because it is library code that no program reaches
     * @throws org.saltyos.maven.diag.UserError when the class is outside
     */
    static boolean stops(MethodLowering m, WorldClass owner, boolean substituted, String member) {
        if (!owner.isLibrary() || substituted) {
            return false;
        }
        if (m.method.owner().isLibrary()) {
            for (WorldClass c = owner;
                    c != null;
                    c = m.image.world().hierarchy().superclass(c)) {
                if (ManagedLibrary.isNeverReached(c.name())) {
                    m.code.end(new Instruction.Panic(m.code.line(), PanicKind.UNREACHABLE));
                    return true;
                }
            }
        }
        if (!ManagedLibrary.allows(owner.name())) {
            throw m.reject(
                    DiagnosticCode.SALT0104,
                    owner + (member.equals("<init>") ? "" : "." + member) + " of the library is outside the subset",
                    "why: it belongs to the JVM or to the world outside the program",
                    "try: docs/library.md lists what there is");
        }
        return false;
    }
}
