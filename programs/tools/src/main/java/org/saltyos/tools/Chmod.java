package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code chmod MODE FILE...}: sets permissions; MODE is octal, or {@code +x} and the like for everybody. */
final class Chmod implements Applet {
    private static final int OCTAL = 8;
    private static final int ALL = 0777;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> arguments = call.arguments();
        if (arguments.size() < 2) {
            call.complain("missing operand");
            throw UsageFault.WRONG;
        }
        for (String path : arguments.subList(1, arguments.size())) {
            try {
                Files.chmod(path, mode(call, arguments.get(0), Files.stat(path).mode()));
            } catch (PosixFault fault) {
                call.complain("cannot access '" + path + "'", fault);
            }
        }
        return call.status();
    }

    private static int mode(Invocation call, String text, int before) throws UsageFault {
        char sign = text.charAt(text.startsWith("a") && text.length() > 1 ? 1 : 0);
        if (sign == '+' || sign == '-') {
            int bits = 0;
            for (int i = text.indexOf(sign) + 1; i < text.length(); i++) {
                int bit = "xwr".indexOf(text.charAt(i));
                if (bit < 0) {
                    throw wrong(call, text);
                }
                bits |= 0111 << bit;
            }
            return sign == '+' ? before | bits : before & ~bits;
        }
        try {
            int mode = Integer.parseInt(text, OCTAL);
            if (mode >= 0 && mode <= ALL) {
                return mode;
            }
        } catch (NumberFormatException none) {
            throw wrong(call, text);
        }
        throw wrong(call, text);
    }

    private static UsageFault wrong(Invocation call, String text) {
        call.complain("invalid mode: '" + text + "'");
        return UsageFault.WRONG;
    }
}
