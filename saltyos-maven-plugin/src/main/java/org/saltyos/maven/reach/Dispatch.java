package org.saltyos.maven.reach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.frontend.Signatures;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.MethodSelection;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.WorldClass;

/**
 * The functions that decide by an object's class which method a virtual call runs. In the closed world each is a switch
 * over the type numbers of the classes that exist; with one target it is a plain call.
 */
final class Dispatch {
    private static final int MOST_INLINED = 6;

    private final Image image;
    private final MethodSelection selection;
    private final Map<Method, Targets> known = new HashMap<>();

    Dispatch(Image image) {
        this.image = image;
        this.selection = new MethodSelection(image.world());
    }

    static String dispatcherSymbol(Method declared) {
        return "dispatch:" + declared.symbol();
    }

    /** The method that runs for each existing class below the declaring one. */
    Map<WorldClass, Method> targets(Method declared) {
        return known.computeIfAbsent(declared, d -> new Targets())
                .of(declared, image.heap().instantiated());
    }

    /** The targets among the classes that were looked at; each is looked at once. */
    private final class Targets {
        private final Map<WorldClass, Method> found = new LinkedHashMap<>();
        private int seen;

        private Map<WorldClass, Method> of(Method declared, List<WorldClass> existing) {
            for (; seen < existing.size(); seen++) {
                WorldClass c = existing.get(seen);
                if (image.world().hierarchy().isSubtype(c, declared.owner())) {
                    Method target = selection.select(c, declared);
                    if (target != null && !target.isAbstract()) {
                        found.put(c, target);
                    }
                }
            }
            return Collections.unmodifiableMap(found);
        }
    }

    /** The dispatcher of a method. */
    IrFunction dispatcher(Method declared) {
        FunctionBuilder code = new FunctionBuilder();
        List<Register> parameters = new ArrayList<>();
        for (IrType type : Signatures.parameters(image, declared)) {
            parameters.add(code.temporary(type));
        }
        code.start(code.name());
        Map<Method, List<Integer>> numbers = new LinkedHashMap<>();
        targets(declared)
                .forEach((c, target) -> numbers.computeIfAbsent(target, t -> new ArrayList<>())
                        .add(image.heap().typeNumber(c.name())));
        if (declared.owner().name().equals("java/lang/Object")) {
            // Arrays have the methods of Object.
            List<Integer> arrays = numbers.computeIfAbsent(declared, t -> new ArrayList<>());
            image.heap().numberedTypes().stream()
                    .filter(name -> name.startsWith("["))
                    .forEach(name -> arrays.add(image.heap().knownTypeNumber(name)));
        }
        if (numbers.size() == 1) {
            callAndReturn(code, declared, numbers.keySet().iterator().next(), parameters);
        } else {
            TreeMap<Integer, Block.Id> cases = new TreeMap<>();
            Map<Method, Block.Id> blocks = new LinkedHashMap<>();
            numbers.forEach((target, classes) -> {
                Block.Id block = code.name();
                blocks.put(target, block);
                classes.forEach(number -> cases.put(number, block));
            });
            Block.Id impossible = code.name();
            code.end(new Instruction.Switch(0, typeNumber(code, parameters.get(0)), cases, impossible));
            blocks.forEach((target, block) -> {
                code.start(block);
                callAndReturn(code, declared, target, parameters);
            });
            code.start(impossible);
            code.end(new Instruction.Panic(0, PanicKind.UNREACHABLE));
        }
        // A long switch in the place of each call would make programs large and compiling them slow.
        Set<IrFunction.Attribute> attributes = EnumSet.noneOf(IrFunction.Attribute.class);
        if (image.isManaged() && numbers.size() > MOST_INLINED) {
            attributes.add(IrFunction.Attribute.NOINLINE);
        }
        return new IrFunction(
                dispatcherSymbol(declared),
                declared.displayName(),
                declared.owner().sourcePath(),
                0,
                parameters,
                Signatures.results(image, declared),
                code.blocks(),
                attributes);
    }

    static IrFunction function(
            String symbol,
            String name,
            String source,
            List<Register> parameters,
            List<IrType> results,
            FunctionBuilder code) {
        Set<IrFunction.Attribute> none = EnumSet.noneOf(IrFunction.Attribute.class);
        return new IrFunction(symbol, name, source, 0, parameters, results, code.blocks(), none);
    }

    static Register typeNumber(FunctionBuilder code, Operand object) {
        Register number = code.temporary(IrType.I32);
        code.add(new Instruction.Load(
                0, number, MemoryKind.I32, object, ObjectLayout.TYPE_NUMBER, "type number", false, true));
        return number;
    }

    /** Where the target promises more of its parameters than the declaration, or less of its result, null is looked for. */
    private void callAndReturn(FunctionBuilder code, Method declared, Method target, List<Register> parameters) {
        List<Operand> arguments = new ArrayList<>();
        List<IrType> wanted = Signatures.parameters(image, target);
        for (int i = 0; i < wanted.size(); i++) {
            arguments.add(i == 0 ? parameters.get(0) : present(code, parameters.get(i), wanted.get(i)));
        }
        List<Register> results = new ArrayList<>();
        for (IrType type : Signatures.results(image, target)) {
            results.add(code.temporary(type));
        }
        code.add(new Instruction.Call(0, results, target.symbol(), arguments));
        List<Operand> values = new ArrayList<>();
        List<IrType> promised = Signatures.results(image, declared);
        for (int i = 0; i < results.size(); i++) {
            values.add(present(code, results.get(i), promised.get(i)));
        }
        code.end(new Instruction.Return(0, values));
    }

    private static Operand present(FunctionBuilder code, Register value, IrType wanted) {
        if (!wanted.nonNull() || value.type().nonNull()) {
            return value;
        }
        code.check(PanicKind.NULL, Predicate.NE, value, new Operand.Null());
        return code.move(wanted, value);
    }
}
