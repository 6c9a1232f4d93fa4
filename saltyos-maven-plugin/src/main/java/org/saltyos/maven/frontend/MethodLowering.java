package org.saltyos.maven.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/**
 * Lowers one method: walks its bytecode block by block with a symbolic operand stack. Values that live across blocks go
 * through variable registers, one set for each stack position or local and shape; LLVM turns those into SSA form.
 */
public final class MethodLowering {
    final Image image;
    final Method method;
    final FunctionBuilder code = new FunctionBuilder();
    final Locals locals;
    final Flow flow;
    final Handlers handlers;
    final Recovery recovery = new Recovery(this);
    final Joins joins = new Joins(this);
    private final Map<LabelNode, Block.Id> blockNames = new HashMap<>();
    private final Map<String, List<Register>> stackRegisters = new HashMap<>();
    private final Deque<LabelNode> pending = new ArrayDeque<>();
    private final Set<LabelNode> targets;
    private List<Value> stack = new ArrayList<>();
    private int index;

    private MethodLowering(Image image, Method method) {
        this.image = image;
        this.method = method;
        this.flow = Flow.of(image.world(), method);
        this.locals = new Locals(this);
        this.handlers = new Handlers(this);
        this.targets = Handlers.targets(method);
    }

    /**
     * Lowers a method with a body.
     *
     * @param symbol its name in the image
     * @throws UserError with everything in the method that leaves the subset
     */
    public static IrFunction lower(Image image, Method method, String symbol, Set<IrFunction.Attribute> attributes) {
        MethodLowering lowering = new MethodLowering(image, method);
        IrFunction result;
        try {
            result = lowering.run(symbol, attributes);
        } catch (UserError e) {
            lowering.recovery.note(e);
            lowering.recovery.throwIfErrors();
            throw e;
        } catch (RuntimeException e) {
            lowering.recovery.throwIfErrors(); // it can only follow from an error that is shown
            throw e;
        }
        lowering.recovery.throwIfErrors();
        return result;
    }

    private IrFunction run(String symbol, Set<IrFunction.Attribute> attributes) {
        code.line(method.firstLine());
        if ((method.node().access & Opcodes.ACC_SYNCHRONIZED) != 0 && !image.isManaged()) {
            throw monitor();
        }
        code.start(code.name());
        List<Register> parameters = locals.declareParameters();
        walk(0);
        do {
            while (!pending.isEmpty()) {
                LabelNode label = pending.remove();
                int at = method.node().instructions.indexOf(label);
                code.line(lineBefore(label));
                code.start(Objects.requireNonNull(blockNames.get(label)));
                enter(at);
                walk(at + 1);
            }
        } while (handlers.lowerPads());
        EnumSet<IrFunction.Attribute> all = EnumSet.noneOf(IrFunction.Attribute.class);
        all.addAll(attributes);
        if (Annotations.of(method.node(), "org.saltyos.lang.Inline").isPresent()) {
            all.add(IrFunction.Attribute.INLINE);
        }
        if (Annotations.of(method.node(), "org.saltyos.lang.NoInline").isPresent()) {
            all.add(IrFunction.Attribute.NOINLINE);
        }
        if (Annotations.of(method.node(), "org.saltyos.lang.Cold").isPresent()
                || Annotations.of(method.owner().node(), "org.saltyos.lang.Cold")
                        .isPresent()) {
            all.add(IrFunction.Attribute.COLD);
        }
        return new IrFunction(
                symbol,
                method.displayName(),
                method.owner().sourcePath(),
                method.firstLine(),
                parameters,
                Signatures.results(image, method),
                code.blocks(),
                all,
                LocalNames.of(this));
    }

    /** Blocks are lowered out of order, so the line is that of the code before in the class file. */
    private static int lineBefore(AbstractInsnNode label) {
        AbstractInsnNode each = label;
        while (each != null && !(each instanceof LineNumberNode)) {
            each = each.getPrevious();
        }
        return each instanceof LineNumberNode line ? line.line : 0;
    }

    /** Loads what flows into a block on the stack from the registers the jumps stored it in. */
    private void enter(int at) {
        Frame<BasicValue> frame = frame(at);
        stack = new ArrayList<>();
        for (int i = 0; i < frame.getStackSize(); i++) {
            BasicValue value = frame.getStack(i);
            if (value.getType() == null) {
                stack.add(Recovery.poison(value));
            } else if (value instanceof FlowValue reference && isUnmade(reference)) {
                AbstractInsnNode creation = Objects.requireNonNull(reference.fresh());
                stack.add(
                        recovery.isFailed(creation)
                                ? Recovery.poison(value)
                                : new Value.Fresh(value.getType(), creation));
            } else if (isDoomed(value.getType())) {
                stack.add(new Value.Doomed(value.getType()));
            } else {
                stack.add(fromRegisters(i, value));
            }
        }
    }

    private Value fromRegisters(int depth, BasicValue value) {
        List<Operand> parts = new ArrayList<>();
        try {
            for (Register register : stackRegisters(depth, value.getType())) {
                parts.add(code.move(register.type(), register));
            }
        } catch (UserError e) {
            recovery.note(e);
            return Recovery.poison(value);
        }
        return new Value.Plain(value.getType(), parts);
    }

    private void walk(int from) {
        InsnList instructions = method.node().instructions;
        for (index = from; code.isOpen(); index++) {
            if (index >= instructions.size()) {
                throw reject(DiagnosticCode.SALT0101, "control runs off the end of " + method.displayName());
            }
            AbstractInsnNode instruction = instructions.get(index);
            try {
                lower(instruction);
            } catch (UserError e) {
                recovery.after(instruction, e);
            }
        }
    }

    private void lower(AbstractInsnNode instruction) {
        if (instruction instanceof LineNumberNode line) {
            code.line(line.line);
        } else if (instruction instanceof LabelNode label) {
            if (targets.contains(label)) {
                jump(label);
            }
        } else if (instruction.getOpcode() >= 0) {
            if (recovery.isFollowUp(instruction)) {
                throw Recovery.FOLLOW_UP;
            }
            code.unwind(image.world().isManaged() ? handlers.unwind(List.of(Handlers.ANY)) : null);
            InstructionLowering.lower(this, instruction);
        }
    }

    /** The analysis before an instruction that control reaches. */
    Frame<BasicValue> frame(int at) {
        return Objects.requireNonNull(flow.before(at), "dead code is never lowered");
    }

    /** The nullness of the value {@code depth} entries below the top, before the current instruction. */
    Nullness nullness(int depth) {
        Frame<BasicValue> frame = frame(index);
        return frame.getStack(frame.getStackSize() - 1 - depth) instanceof FlowValue value
                ? value.nullness()
                : Nullness.NONNULL;
    }

    /** The nullness of a local before the current instruction. */
    Nullness nullnessOfLocal(int slot) {
        return frame(index).getLocal(slot) instanceof FlowValue value ? value.nullness() : Nullness.NONNULL;
    }

    /** Takes an instruction after the current one as done with it, except what it says itself. */
    void advance(AbstractInsnNode done) {
        index = method.node().instructions.indexOf(done);
    }

    /** The index of the current instruction. */
    int index() {
        return index;
    }

    /** Whether a value is that of a NEW instruction whose constructor will make it, rather than fill it. */
    boolean isUnmade(FlowValue value) {
        return value.fresh() != null && (!image.isManaged() || image.shapes().recordOf(value.getType()) != null);
    }

    /** Whether values of a type natively exist only to be thrown as a panic. */
    boolean isDoomed(Type type) {
        return !image.isManaged() && type.getSort() == Type.OBJECT && image.isPanic(type.getInternalName());
    }

    void push(Value value) {
        stack.add(value);
    }

    /** Takes the top of the stack to work with it. */
    Value pop() {
        return usable(take());
    }

    /** Takes the top of the stack, whatever it is. */
    Value take() {
        return stack.remove(stack.size() - 1);
    }

    /** The value {@code depth} entries below the top. */
    Value peek(int depth) {
        return usable(stack.get(stack.size() - 1 - depth));
    }

    private static Value usable(Value value) {
        if (value instanceof Value.Poison) {
            throw Recovery.FOLLOW_UP;
        }
        return value;
    }

    boolean topIsPoison() {
        return !stack.isEmpty() && stack.get(stack.size() - 1) instanceof Value.Poison;
    }

    void replaceStack(List<Value> values) {
        stack = values;
    }

    /** Pops a number or reference that is one machine value. */
    Operand popOperand() {
        return operand(pop());
    }

    Operand operand(Value value) {
        if (value instanceof Value.Plain plain && plain.parts().size() == 1) {
            return plain.only();
        }
        needsObject(value.type());
        throw reject(
                DiagnosticCode.SALT0203,
                "a value of " + value.type().getClassName() + " is used where an object or number must be",
                "why: records are values without identity, and exceptions that mean bugs exist only to be thrown");
    }

    /** Replaces a fresh object by its value wherever it stands. */
    void initialised(Value.Fresh fresh, Value value) {
        stack.replaceAll(v -> v.equals(fresh) ? value : v);
        locals.initialised(fresh, value);
    }

    /** The block that starts at a label; it will be lowered. */
    Block.Id block(LabelNode label) {
        Block.Id known = blockNames.get(label);
        if (known != null) {
            return known;
        }
        Block.Id name = code.name();
        blockNames.put(label, name);
        pending.add(label);
        return name;
    }

    /** Stores the operand stack where the blocks jumped to will look for it. */
    void spill(List<LabelNode> targets) {
        for (LabelNode target : targets) {
            joins.check(stack, frame(method.node().instructions.indexOf(target)));
        }
        store(stack);
    }

    private void store(List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Value.Plain plain) {
                List<Register> registers = stackRegisters(i, plain.type());
                for (int part = 0; part < registers.size(); part++) {
                    code.add(new Instruction.Move(
                            code.line(), registers.get(part), plain.parts().get(part)));
                }
            } else if (values.get(i) instanceof Value.Doomed
                    && !isDoomed(values.get(i).type())) {
                throw textAtRunTime();
            }
        }
    }

    /** Notes that a record is used as an object; the error that follows counts only if it cannot be one. */
    void needsObject(Type type) {
        WorldClass record = image.shapes().recordOf(type);
        if (record != null) {
            image.shapes().needsObject(record);
        }
    }

    /** Text that is put together can only go straight into the exception it was made for. */
    UserError textAtRunTime() {
        return reject(
                DiagnosticCode.SALT0406,
                "text is put together at run time",
                "why: the new string would have to be allocated",
                "try: write the parts one after another");
    }

    /** Ends the block by going to a label, with the operand stack. */
    void jump(LabelNode label) {
        spill(List.of(label));
        code.end(new Instruction.Jump(code.line(), block(label)));
    }

    /** Ends the block by going to a handler, with only the fault on the stack. */
    void jumpToHandler(LabelNode handler, Operand fault) {
        store(List.of(Value.of(Type.getObjectType("org/saltyos/lang/Fault"), fault)));
        code.end(new Instruction.Jump(code.line(), block(handler)));
    }

    private List<Register> stackRegisters(int depth, Type type) {
        List<Leaf> leaves = image.shapes().leaves(type, true);
        return stackRegisters.computeIfAbsent(depth + Locals.shape(leaves), k -> variables(leaves));
    }

    /** One variable for each leaf. */
    List<Register> variables(List<Leaf> leaves) {
        List<Register> result = new ArrayList<>();
        for (Leaf leaf : leaves) {
            result.add(code.variable(IrType.of(leaf.kind())));
        }
        return result;
    }

    /** A located error at the current line. */
    UserError reject(DiagnosticCode errorCode, String message, String... notes) {
        return new UserError(errorCode, image.world().locator().locate(method.owner(), code.line()), message, notes);
    }

    /** A located error at the line that starts at or after a label. */
    UserError rejectAt(LabelNode label, DiagnosticCode errorCode, String message, String... notes) {
        for (AbstractInsnNode each = label; each != null; each = each.getNext()) {
            if (each instanceof LineNumberNode line) {
                return new UserError(
                        errorCode, image.world().locator().locate(method.owner(), line.line), message, notes);
            }
        }
        return reject(errorCode, message, notes);
    }

    private UserError monitor() {
        return reject(
                DiagnosticCode.SALT0105,
                "synchronized does not exist here",
                "why: objects have no monitors",
                "try: a server is single-threaded, so just leave it out");
    }

    /** An instruction that no rule above has caught. */
    UserError unsupported(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode == Opcodes.MONITOREXIT && recovery.hasErrors()) {
            return Recovery.FOLLOW_UP; // the start of the block is the place to tell of it
        }
        return opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT
                ? monitor()
                : reject(DiagnosticCode.SALT0103, "bytecode instruction " + opcode + " is outside the subset");
    }
}
