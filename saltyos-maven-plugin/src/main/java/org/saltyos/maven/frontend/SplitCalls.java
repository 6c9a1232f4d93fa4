package org.saltyos.maven.frontend;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.maven.ir.Operand;

/**
 * Calls of {@code String.split} whose pattern is a literal that means itself, or one escaped character. The JDK looks at the
 * pattern at run time, and its other way is regular expressions; here the pattern is known, and so they stay out of the image.
 */
final class SplitCalls {
    private static final String RUNTIME = "org/saltyos/runtime/Splitting";
    private static final Set<String> DESCRIPTORS =
            Set.of("(Ljava/lang/String;)[Ljava/lang/String;", "(Ljava/lang/String;I)[Ljava/lang/String;");

    /** What means something other than itself in a pattern, as {@code String.split} has it. */
    private static final String SPECIAL = ".$|()[{^?*+\\";

    private static final char FIRST_BEYOND_ASCII = 0x80;

    private SplitCalls() {}

    /** Lowers the call if it is one of these. */
    static boolean lower(MethodLowering m, MethodInsnNode call) {
        if (!call.owner.equals("java/lang/String") || !call.name.equals("split") || !DESCRIPTORS.contains(call.desc)) {
            return false;
        }
        boolean limited = Type.getArgumentTypes(call.desc).length == 2;
        String separator = separator(m, m.peek(limited ? 1 : 0));
        if (separator == null) {
            return false;
        }
        Operand limit = limited ? m.popOperand() : Operand.i32(0);
        m.pop();
        Operand text = ManagedCalls.receiver(m, limited ? 2 : 1);
        Operand pieces = ManagedCalls.helper(
                m,
                RUNTIME,
                "at",
                "(Ljava/lang/String;Ljava/lang/String;I)[Ljava/lang/String;",
                text,
                m.image.heap().reference(separator, "a literal in " + m.method.displayName()),
                limit);
        m.push(Value.of(Type.getReturnType(call.desc), pieces));
        return true;
    }

    /** The text that a pattern means; null if it means more, or is not known. */
    private static @Nullable String separator(MethodLowering m, Value pattern) {
        if (!(pattern instanceof Value.Plain plain) || !(plain.only() instanceof Operand.Symbol symbol)) {
            return null;
        }
        String text = m.image.heap().string(symbol.name());
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> SPECIAL.indexOf(c) < 0 && !Character.isSurrogate((char) c))) {
            return text;
        }
        boolean escaped = text.length() == 2
                && text.charAt(0) == '\\'
                && text.charAt(1) < FIRST_BEYOND_ASCII
                && !Character.isLetterOrDigit(text.charAt(1));
        return escaped ? text.substring(1).intern() : null;
    }
}
