package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.saltyos.lang.Fault;
import org.saltyos.lang.Protocol;
import org.saltyos.processor.Problems;
import org.saltyos.processor.protocol.ProtocolModel.FaultType;
import org.saltyos.processor.protocol.ProtocolModel.Method;
import org.saltyos.processor.protocol.ProtocolModel.Parameter;

/** Reads a protocol interface and reports everything in it that cannot travel in a message. */
public final class ProtocolReader {
    private static final String REMOTE_FAULT = "org.saltyos.basalt.ipc.RemoteFault";

    private final ProcessingEnvironment environment;
    private final Problems problems;

    /** Reads with the tools of {@code environment} and reports to {@code problems}. */
    public ProtocolReader(ProcessingEnvironment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** The protocol that {@code type} declares; empty or incomplete when problems were reported. */
    public Optional<ProtocolModel> read(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE
                || type.getNestingKind() != NestingKind.TOP_LEVEL
                || !type.getTypeParameters().isEmpty()
                || !type.getInterfaces().isEmpty()) {
            problems.error(
                    type, "@Protocol belongs on a top-level interface without type parameters that extends no other");
            return Optional.empty();
        }
        int version = type.getAnnotation(Protocol.class).version();
        if (version < 1 || version > 255) {
            problems.error(type, "a protocol's version is 1 to 255, not " + version);
        }
        List<Method> methods = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
                continue;
            }
            if (!names.add(method.getSimpleName().toString())) {
                problems.error(method, "method " + method.getSimpleName() + " is overloaded: give each its own name");
            }
            readMethod(method, names.size()).ifPresent(methods::add);
        }
        if (names.isEmpty()) {
            problems.error(type, "a protocol has at least one method");
        }
        String packageName = environment
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .toString();
        return Optional.of(new ProtocolModel(
                type, packageName, version, type.getModifiers().contains(Modifier.PUBLIC), List.copyOf(methods)));
    }

    private Optional<Method> readMethod(ExecutableElement method, int number) {
        String name = method.getSimpleName().toString();
        List<Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            Optional<WireType> type = WireTypeReader.read(parameter.asType());
            if (type.isEmpty()) {
                problems.error(
                        parameter,
                        "parameter " + parameter.getSimpleName() + " has type " + parameter.asType()
                                + ", which cannot travel in a message: use integral primitives, boolean, enums, records"
                                + " of them, String, org.saltyos.basalt.ipc.Bytes or capabilities");
                return Optional.empty();
            }
            parameters.add(new Parameter(parameter.getSimpleName().toString(), type.get()));
        }
        Optional<WireType> result = WireTypeReader.read(method.getReturnType());
        if (result.isEmpty()) {
            problems.error(
                    method,
                    "method " + name + " returns " + method.getReturnType()
                            + ", which cannot travel in a message: use void, integral primitives, boolean, enums,"
                            + " records of them, String, org.saltyos.basalt.ipc.Bytes or a capability");
            return Optional.empty();
        }
        Method read = new Method(name, number, List.copyOf(parameters), result.get(), readFaults(method));
        checkSize(method, read);
        return Optional.of(read);
    }

    private void checkSize(ExecutableElement method, Method read) {
        long bytes = read.parameters().stream()
                .filter(p -> p.type().form() == WireType.Form.BYTES)
                .count();
        int words = Math.max(read.requestWords(), read.result().size());
        if (bytes > 1) {
            problems.error(
                    method, "method " + read.name() + " has " + bytes + " Bytes parameters; a message holds one");
        } else if (words > ProtocolModel.MESSAGE_WORDS) {
            problems.error(
                    method,
                    "method " + read.name() + " needs " + words + " words; a message holds "
                            + ProtocolModel.MESSAGE_WORDS);
        } else if (read.capabilities() > ProtocolModel.MESSAGE_CAPABILITIES) {
            problems.error(
                    method,
                    "method " + read.name() + " has " + read.capabilities() + " capabilities; a message carries "
                            + ProtocolModel.MESSAGE_CAPABILITIES);
        }
    }

    private List<FaultType> readFaults(ExecutableElement method) {
        List<FaultType> faults = new ArrayList<>();
        boolean remote = false;
        for (TypeMirror thrown : method.getThrownTypes()) {
            TypeElement type = (TypeElement) ((DeclaredType) thrown).asElement();
            if (type.getQualifiedName().contentEquals(REMOTE_FAULT)) {
                remote = true;
                continue;
            }
            List<String> constants = constants(type);
            if (!isFault(thrown) || constants.isEmpty()) {
                problems.error(
                        method,
                        "method " + method.getSimpleName() + " throws " + thrown
                                + ", which cannot travel: use a class that extends org.saltyos.lang.Fault and keeps"
                                + " its instances in public static final fields");
            }
            faults.add(new FaultType(type.getQualifiedName().toString(), constants, raises(type)));
        }
        if (!remote) {
            problems.error(
                    method,
                    "method " + method.getSimpleName() + " needs 'throws RemoteFault': a call into another address"
                            + " space can always fail");
        }
        return List.copyOf(faults);
    }

    private boolean isFault(TypeMirror thrown) {
        TypeElement fault = environment.getElementUtils().getTypeElement(Fault.class.getName());
        return fault != null && environment.getTypeUtils().isSubtype(thrown, fault.asType());
    }

    private static boolean raises(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals("raise")
                        && method.getModifiers().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC))
                        && method.getParameters().size() == 1
                        && method.getParameters().get(0).asType().getKind() == TypeKind.INT);
    }

    private List<String> constants(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field ->
                        field.getModifiers().containsAll(Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)))
                .filter(field -> environment.getTypeUtils().isSameType(field.asType(), type.asType()))
                .map(Element::getSimpleName)
                .map(Object::toString)
                .toList();
    }
}
