package org.saltyos.maven.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.frontend.NullMessages;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.pass.Exceptions;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Exceptions of the managed language: those of Java, also those of failed checks. */
final class ManagedExceptions implements Exceptions {
    private static final String RAISE = "org/saltyos/runtime/Raise";

    /** Who reports an exception that nobody catches: Basalt in a server, else the run-time library. */
    private static final List<String> REPORTERS =
            List.of("org/saltyos/basalt/heap/Uncaught", "org/saltyos/runtime/host/Uncaught");

    private final Image image;
    private final Map<Integer, Raised> raised;
    private final Map<String, Method> methods;
    private final Map<Method, NullMessages> messages = new HashMap<>();

    /**
     * The exceptions of an image.
     *
     * @param methods the methods of the image by their symbols
     */
    ManagedExceptions(Image image, Map<String, Method> methods) {
        this.image = image;
        this.methods = methods;
        this.raised = Map.of(
                PanicKind.NULL, raised("NullPointerException", "nullPointer", "(Ljava/lang/String;Ljava/lang/String;)"),
                PanicKind.ARRAY_INDEX, raised("ArrayIndexOutOfBoundsException", "arrayIndex", "(II)"),
                PanicKind.DIVISION_BY_ZERO, raised("ArithmeticException", "divisionByZero", "()"),
                PanicKind.CLASS_CAST,
                        raised("ClassCastException", "classCast", "(Ljava/lang/Object;Ljava/lang/Class;)"),
                PanicKind.ARRAY_STORE, raised("ArrayStoreException", "arrayStore", "(Ljava/lang/Object;)"),
                PanicKind.NEGATIVE_SIZE, raised("NegativeArraySizeException", "negativeSize", "(I)"),
                PanicKind.EXHAUSTED, raised("OutOfMemoryError", "outOfMemory", "()"));
    }

    private Raised raised(String type, String maker, String parameters) {
        Method method = maker(maker, parameters);
        return new Raised("java/lang/" + type, method.symbol(), Type.getArgumentTypes(parameters + "V").length);
    }

    private Method maker(String name, String parameters) {
        WorldClass raise = image.world().get(RAISE);
        return Objects.requireNonNull(
                image.world().hierarchy().resolveMethod(raise, name, parameters + "Ljava/lang/Throwable;"), name);
    }

    /** The methods that make exceptions for checks. */
    static List<Method> makers(Image image) {
        return image.world().get(RAISE).node().methods.stream()
                .filter(node -> node.desc.endsWith("Ljava/lang/Throwable;"))
                .map(node -> new Method(image.world().get(RAISE), node))
                .toList();
    }

    /** The method that reports an exception nobody catches, where there is one. */
    static Optional<Method> reporter(Image image) {
        return REPORTERS.stream()
                .map(image.world()::find)
                .filter(Objects::nonNull)
                .findFirst()
                .map(owner -> image.world().hierarchy().resolveMethod(owner, "report", "(Ljava/lang/Throwable;)V"));
    }

    @Override
    public boolean mayCatch(String caught, String thrown) {
        return image.isSubclass(thrown, caught) || image.isSubclass(caught, thrown);
    }

    @Override
    public Optional<Raised> raised(int panicKind) {
        return Optional.ofNullable(raised.get(panicKind));
    }

    /** A null pointer exception tells what the program was about to do, and what was null. */
    @Override
    public List<Operand> told(IrFunction function, Instruction.Check check, Raised raised) {
        if (check.panicKind() != PanicKind.NULL) {
            return Exceptions.super.told(function, check, raised);
        }
        Method method = methods.get(function.symbol());
        if (method == null || check.site() == Instruction.Check.NO_SITE) {
            return List.of(new Operand.Null(), new Operand.Null());
        }
        NullMessages texts = messages.computeIfAbsent(method, NullMessages::new);
        return List.of(text(texts.action(check.site())), text(texts.cause(check.site())));
    }

    private Operand text(Optional<String> text) {
        return text.isEmpty()
                ? new Operand.Null()
                : image.heap().reference(text.get().intern(), "a message");
    }

    @Override
    public Optional<String> uncaught() {
        return reporter(image).map(Method::symbol);
    }
}
