package org.saltyos.maven.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.frontend.Image;
import org.saltyos.maven.frontend.MethodLowering;
import org.saltyos.maven.frontend.Signatures;
import org.saltyos.maven.frontend.Sink;
import org.saltyos.maven.heap.ImageHeap;
import org.saltyos.maven.heap.Initialisers;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.IrImport;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.pass.ExceptionLowering;
import org.saltyos.maven.pass.Exceptions;
import org.saltyos.maven.subset.ReachableImage;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;

/**
 * Grows an image from its roots until nothing new is reached: methods call methods, use static fields, whose objects
 * have classes, whose methods virtual calls can reach. Every method that fails is reported; the others go on.
 */
public final class ImageBuilder implements Sink {
    private final World world;
    private final Diagnostics diagnostics;
    private final Image image;
    private final Dispatch dispatch;
    private final CallChain chain = new CallChain();
    private final Map<Method, String> symbols = new LinkedHashMap<>();
    private final Map<Method, Set<IrFunction.Attribute>> attributes = new LinkedHashMap<>();
    private final Deque<Method> pending = new ArrayDeque<>();
    private final Map<Method, IrFunction> functions = new LinkedHashMap<>();
    private final Set<Method> dispatched = new LinkedHashSet<>();
    private final TypeTests typeTests;
    private final ArrayMakers arrayMakers;
    private final Set<Type> tests = new LinkedHashSet<>();
    private final Map<String, Arrays> arrays = new LinkedHashMap<>();
    private final Map<String, IrImport> imports = new LinkedHashMap<>();
    private final Map<Method, Set<Method>> calls = new LinkedHashMap<>();
    private final Map<Method, Set<Method>> virtualCalls = new LinkedHashMap<>();
    private final List<UnsafeUse> unsafeUses = new ArrayList<>();
    private boolean storesTested;
    private boolean catching;

    /** A type of arrays of arrays, and how many sizes are given. */
    private record Arrays(Type type, int dimensions) {}

    /**
     * A builder of one image.
     *
     * @param objects records that cannot be values; when the image is built and there are more of them than before, it has
     *     to be built again by a new builder
     */
    public ImageBuilder(World world, Diagnostics diagnostics, Set<String> objects) {
        this.world = world;
        this.diagnostics = diagnostics;
        Shapes shapes = new Shapes(world, objects);
        Initialisers initialisers = new Initialisers(world);
        ImageHeap heap = new ImageHeap(world, shapes, initialisers);
        this.image = new Image(world, shapes, initialisers, heap, this);
        this.dispatch = new Dispatch(image);
        this.typeTests = new TypeTests(image);
        this.arrayMakers = new ArrayMakers(image);
    }

    /** Makes a method a root of the image under a symbol that assembly can call. */
    public void export(Method method, String symbol) {
        try {
            checkSignature(method);
        } catch (UserError e) {
            report(method, e);
            return;
        }
        symbols.put(method, symbol);
        attributes.put(method, EnumSet.of(IrFunction.Attribute.EXPORTED));
        pending.add(method);
    }

    /** Assembly passes numbers in registers and takes at most two back. */
    private void checkSignature(Method method) {
        List<IrType> results = Signatures.results(image, method);
        boolean numbers = Stream.concat(Signatures.parameters(image, method).stream(), results.stream())
                .allMatch(type -> type.kind() != Kind.REF);
        if (!method.isStatic() || !method.node().exceptions.isEmpty() || !numbers || results.size() > 2) {
            throw new UserError(
                    DiagnosticCode.SALT1302,
                    world.locator().locate(method.owner(), method.firstLine()),
                    "exported method " + method.displayName() + " has a signature that assembly cannot call",
                    "why: it must be static, take numbers, return at most two, and throw no checked exception");
        }
    }

    /** Follows everything from the roots and gives the whole image; meaningless when diagnostics has errors. */
    public IrModule build(String name) {
        do {
            lowerPending();
            dispatched.forEach(declared -> dispatch.targets(declared).values().forEach(target -> {
                chain.add(target, declared, 0);
                request(target);
            }));
            if (world.isManaged()) {
                requestRuntime();
            }
        } while (scanHeap() || !pending.isEmpty());
        if (!world.isManaged()) {
            checkRecursion();
        }
        List<IrFunction> all = new ArrayList<>(functions.values());
        if (!diagnostics.hasErrors()) {
            arrays.values().forEach(each -> all.add(arrayMakers.function(each.type(), each.dimensions())));
            if (storesTested) {
                tests.addAll(typeTests.elementTypes().values());
                all.add(typeTests.storeTest());
            }
            dispatched.forEach(declared -> all.add(dispatch.dispatcher(declared)));
            tests.forEach(type -> all.add(typeTests.test(type)));
        }
        IrModule module = new IrModule(name, all, new ArrayList<>(imports.values()), List.of());
        if (!diagnostics.hasErrors()) {
            module = ExceptionLowering.lower(module, exceptions());
            scanHeap(); // messages have become objects
        }
        return new IrModule(name, module.functions(), module.imports(), data(all));
    }

    private Exceptions exceptions() {
        if (!world.isManaged()) {
            return new StaticExceptions(image);
        }
        Map<String, Method> bySymbol = new LinkedHashMap<>();
        functions.keySet().forEach(method -> bySymbol.put(Objects.requireNonNull(symbols.get(method)), method));
        return new ManagedExceptions(image, bySymbol);
    }

    /** What the managed language needs without any code that names it. */
    private void requestRuntime() {
        if (catching) {
            ManagedExceptions.makers(image).forEach(this::request);
        }
        ManagedExceptions.reporter(image).ifPresent(this::request);
        for (Method declared : dispatched) {
            if (declared.owner().name().equals("java/lang/Object")) {
                request(declared); // arrays have the methods of Object
            }
        }
        if (image.heap().usesClassTable()) {
            image.heap().numberedTypes().forEach(type -> image.heap().classObject(Type.getObjectType(type)));
        }
    }

    private List<IrGlobal> data(List<IrFunction> all) {
        try {
            List<IrGlobal> globals = new ArrayList<>(image.heap().globals(StoredArrays.in(all)::contains));
            if (world.isManaged()) {
                globals.addAll(new TypeTables(image).globals(image.heap().usesClassTable()));
            }
            return globals;
        } catch (UserError e) {
            e.diagnostics().forEach(diagnostics::add);
            return List.of();
        }
    }

    private boolean scanHeap() {
        try {
            return image.heap().scan();
        } catch (UserError e) {
            e.diagnostics().forEach(diagnostics::add);
            return false;
        }
    }

    private void lowerPending() {
        while (!pending.isEmpty()) {
            Method method = pending.remove();
            if (functions.containsKey(method)) {
                continue;
            }
            try {
                image.initialisers().initialise(method.owner());
                if (method.node().instructions.size() == 0 && method.owner().isLibrary()) {
                    throw new UserError(
                            DiagnosticCode.SALT0104,
                            null,
                            method.owner() + "." + method.name() + " of the library is outside the subset",
                            "why: the JVM itself is its body");
                }
                if (method.node().instructions.size() == 0) {
                    throw new UserError(
                            DiagnosticCode.SALT0110,
                            world.locator().locateDeclaration(method),
                            method.displayName() + " has no body",
                            "try: annotate native methods with @Asm or @Import and give them a Java body");
                }
                Set<IrFunction.Attribute> own =
                        attributes.getOrDefault(method, EnumSet.noneOf(IrFunction.Attribute.class));
                functions.put(
                        method, MethodLowering.lower(image, method, Objects.requireNonNull(symbols.get(method)), own));
            } catch (UserError e) {
                report(method, e);
            } catch (ClassCastException | IndexOutOfBoundsException | IllegalArgumentException e) {
                // Bytecode that verifies but that no Java compiler writes; javac's output never gets here.
                report(method, notUnderstood(method, e));
            }
        }
    }

    private UserError notUnderstood(Method method, RuntimeException cause) {
        return new UserError(
                DiagnosticCode.SALT0101,
                world.locator().locate(method.owner(), method.firstLine()),
                "the bytecode of " + method.displayName() + " is not understood: " + cause,
                "try: compile it with javac; if javac wrote it, please report this with the class file");
    }

    /** Adds what every error in code needs: a place, and why the code is part of the image. */
    private void report(Method method, UserError error) {
        String reached = chain.explain(method);
        for (Diagnostic each : error.diagnostics()) {
            List<String> notes = new ArrayList<>(each.notes());
            if (!reached.isEmpty()) {
                notes.add("reached from: " + reached);
            }
            SourceLocation location = each.location() == null
                    ? world.locator().locate(method.owner(), method.firstLine())
                    : each.location();
            diagnostics.add(new Diagnostic(each.code(), each.severity(), location, each.message(), notes));
        }
    }

    private void request(Method target) {
        if (!symbols.containsKey(target)) {
            symbols.put(target, target.symbol());
            pending.add(target);
        }
    }

    @Override
    public String direct(Method target, Method from, int line) {
        chain.add(target, from, line);
        calls.computeIfAbsent(from, m -> new LinkedHashSet<>()).add(target);
        request(target);
        return Objects.requireNonNull(symbols.get(target));
    }

    @Override
    public String dispatched(Method declared, Method from, int line) {
        chain.add(declared, from, line);
        virtualCalls.computeIfAbsent(from, m -> new LinkedHashSet<>()).add(declared);
        dispatched.add(declared);
        return Dispatch.dispatcherSymbol(declared);
    }

    @Override
    public String instanceTest(Type type) {
        tests.add(type);
        return TypeTests.symbol(type);
    }

    @Override
    public String storeTest() {
        storesTested = true;
        return TypeTests.STORE_SYMBOL;
    }

    @Override
    public String arrays(Type type, int dimensions) {
        Type each = type;
        for (int left = dimensions; left > 0; left--) {
            arrays.putIfAbsent(ArrayMakers.symbol(each, left), new Arrays(each, left));
            image.heap().typeNumber(each.getDescriptor());
            each = Type.getType(each.getDescriptor().substring(1));
        }
        return ArrayMakers.symbol(type, dimensions);
    }

    @Override
    public void catches() {
        catching = true;
    }

    @Override
    public String imported(Method declaration, String symbol) {
        imports.putIfAbsent(
                symbol,
                new IrImport(
                        symbol, Signatures.parameters(image, declaration), Signatures.results(image, declaration)));
        return symbol;
    }

    @Override
    public void unsafe(Method from, int line, String operation) {
        SourceLocation location = world.locator().locate(from.owner(), line);
        Optional<Map<String, Object>> permission = UnsafePermission.of(world, from);
        if (permission.isEmpty()) {
            throw new UserError(
                    DiagnosticCode.SALT0801,
                    location,
                    from.displayName() + " uses " + operation + ", which is unsafe",
                    "why: raw memory and assembly can break every other guarantee",
                    "try: annotate the method with @Unsafe(because = \"...\"), or use a @Struct");
        }
        String reason = String.valueOf(permission.get().get("because"));
        if (reason.trim().split("\\s+").length < 3) {
            throw new UserError(
                    DiagnosticCode.SALT0803,
                    location,
                    "the reason of @Unsafe, \"" + reason + "\", says nothing",
                    "try: name the invariant that makes the access right");
        }
        unsafeUses.add(new UnsafeUse(location, from.displayName(), operation, reason));
    }

    private void checkRecursion() {
        Map<Method, Set<Method>> graph = new LinkedHashMap<>();
        calls.forEach((from, targets) -> graph.put(from, new LinkedHashSet<>(targets)));
        virtualCalls.forEach(
                (from, declared) -> declared.forEach(each -> graph.computeIfAbsent(from, m -> new LinkedHashSet<>())
                        .addAll(dispatch.targets(each).values())));
        for (List<Method> cycle : Recursion.cycles(graph)) {
            if (cycle.stream()
                    .noneMatch(m ->
                            Annotations.of(m.node(), "org.saltyos.lang.Depth").isPresent())) {
                Method first = cycle.get(0);
                StringBuilder path = new StringBuilder();
                cycle.forEach(m -> path.append(m.displayName()).append(" -> "));
                diagnostics.add(Diagnostic.error(
                        DiagnosticCode.SALT0111,
                        world.locator().locate(first.owner(), first.firstLine()),
                        "recursion without a bound: " + path + first.displayName(),
                        "why: the stack an image needs is computed when it is built",
                        "try: write a loop, or declare the deepest nesting with @Depth on one of these methods"));
            }
        }
    }

    /** What the rules of the finished image look at. */
    public ReachableImage reachable(String profile) {
        return new Reached(world, profile, functions, attributes, calls, virtualCalls, dispatch, chain);
    }

    /** Every unsafe operation in live code, with its reason. */
    public List<UnsafeUse> unsafeUses() {
        return unsafeUses;
    }

    /** For each method that something called who called it first, as {@code caller:line}, both as symbols. */
    public SortedMap<String, String> callers() {
        return chain.callers();
    }

    /** How many methods are part of the image. */
    public int methodCount() {
        return functions.size();
    }
}
