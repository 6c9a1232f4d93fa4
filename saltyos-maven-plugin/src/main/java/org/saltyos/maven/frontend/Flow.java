package org.saltyos.maven.frontend;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;

/** Types and nullness of every local and stack entry before every instruction of a method. */
final class Flow {
    private final @Nullable Frame<BasicValue>[] frames;

    private Flow(@Nullable Frame<BasicValue>[] frames) {
        this.frames = frames;
    }

    /**
     * Verifies a method and computes its frames.
     *
     * @throws UserError SALT0101 when the bytecode does not verify
     */
    static Flow of(World world, Method method) {
        Analyzer<BasicValue> analyzer = new Analyzer<>(new FlowInterpreter(world, method)) {
            @Override
            protected Frame<BasicValue> newFrame(int locals, int stack) {
                return new FlowFrame(locals, stack);
            }

            @Override
            protected Frame<BasicValue> newFrame(Frame<? extends BasicValue> frame) {
                return new FlowFrame(frame);
            }
        };
        try {
            return new Flow(analyzer.analyze(method.owner().name(), method.node()));
        } catch (AnalyzerException e) {
            throw malformed(world, method, e.node == null ? 0 : lineBefore(e.node), e);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException
                | ClassCastException e) {
            throw malformed(world, method, 0, e); // how ASM meets code no compiler writes
        }
    }

    private static UserError malformed(World world, Method method, int line, Exception cause) {
        SourceLocation location = world.locator().locate(method.owner(), line);
        return new UserError(
                DiagnosticCode.SALT0101,
                location,
                "the bytecode of " + method.displayName() + " does not verify: " + cause.getMessage(),
                "try: delete the target folder and compile again");
    }

    private static int lineBefore(AbstractInsnNode instruction) {
        for (AbstractInsnNode each = instruction; each != null; each = each.getPrevious()) {
            if (each instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    /** The frame before the instruction at an index, null when control never gets there. */
    @Nullable
    Frame<BasicValue> before(int index) {
        return frames[index];
    }
}
