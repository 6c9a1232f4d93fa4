package org.saltyos.maven.llvm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.Instruction.InlineAssembly;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;

/**
 * Looks at inline assembly before LLVM does, which ends the process on some mistakes, and finds the place that an error
 * of LLVM's assembler means.
 */
final class AssemblyChecks {
    private static final Pattern OUTPUT = Pattern.compile("=&?(\\{[a-z0-9]+}|[a-zA-Z])");
    private static final Pattern INPUT = Pattern.compile("\\{[a-z0-9]+}|[a-zA-Z]|[0-9]+");
    private static final Pattern CLOBBER = Pattern.compile("~\\{[a-z0-9]+}");

    private AssemblyChecks() {}

    /** Fails if constraints are not of LLVM's form, or not as many as results and arguments. */
    static void check(InlineAssembly assembly, IrFunction function) {
        int outputs = 0;
        int inputs = 0;
        for (String constraint : assembly.constraints().split(",", -1)) {
            if (OUTPUT.matcher(constraint).matches()) {
                outputs++;
            } else if (INPUT.matcher(constraint).matches()) {
                inputs++;
            } else if (!CLOBBER.matcher(constraint).matches()
                    && !assembly.constraints().isEmpty()) {
                throw mistake(assembly, function, "\"" + constraint + "\" is not a constraint");
            }
        }
        if (outputs != assembly.targets().size()
                || inputs != assembly.arguments().size()) {
            throw mistake(
                    assembly,
                    function,
                    "there are " + outputs + " outputs and " + inputs + " inputs, but "
                            + assembly.targets().size() + " results and "
                            + assembly.arguments().size() + " parameters");
        }
    }

    /** What LLVM said of some inline assembly of the module, at each place that it can mean. */
    static UserError explain(IrModule module, List<String> messages) {
        List<Diagnostic> mistakes = new ArrayList<>();
        for (String message : messages) {
            List<Diagnostic> exact = new ArrayList<>();
            List<Diagnostic> all = new ArrayList<>();
            for (IrFunction function : module.functions()) {
                for (Block block : function.blocks()) {
                    for (Instruction instruction : block.instructions()) {
                        if (instruction instanceof InlineAssembly assembly) {
                            Diagnostic mistake = diagnostic(
                                    assembly,
                                    function,
                                    message.lines().findFirst().orElse(""));
                            all.add(mistake);
                            if (isMeant(assembly, message)) {
                                exact.add(mistake);
                            }
                        }
                    }
                }
            }
            mistakes.addAll(exact.isEmpty() ? all : exact);
        }
        return new UserError(mistakes);
    }

    /** LLVM quotes the line of the template, or the constraint. */
    private static boolean isMeant(InlineAssembly assembly, String message) {
        for (String constraint : assembly.constraints().split(",")) {
            if (message.contains("'" + constraint.replaceFirst("^=&?", "") + "'")) {
                return true;
            }
        }
        List<String> quoted = message.lines().skip(1).map(String::strip).toList();
        return assembly.code()
                .lines()
                .map(line -> line.strip().replace("$$", "$"))
                .anyMatch(quoted::contains);
    }

    private static UserError mistake(InlineAssembly assembly, IrFunction function, String message) {
        return new UserError(List.of(diagnostic(assembly, function, message)));
    }

    private static Diagnostic diagnostic(InlineAssembly assembly, IrFunction function, String message) {
        return Diagnostic.error(
                DiagnosticCode.SALT0806,
                new SourceLocation(function.sourceFile(), assembly.line()),
                "inline assembly: " + message,
                "code: " + assembly.code(),
                "constraints: " + assembly.constraints());
    }
}
