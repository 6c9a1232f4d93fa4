package org.saltyos.kernite.thread;

import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.FutexNode;
import org.saltyos.kernite.sched.HeapNode;
import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Union;
import org.saltyos.lang.Unsigned;

/**
 * A thread: its registers while it is not running, its place in queues, and the capabilities it works with. The entry
 * code saves registers here directly. In a larger object, the floating-point state follows.
 */
@Struct(size = 1024, align = 64)
public interface TcbLayout {
    /**
     * Its place in the queue it waits in, unless it receives with {@link #links()}. First, so that its address is that of
     * the Tcb: fastpath.S takes the head of a queue for a thread, and a head that is not aligned like a Tcb for none of
     * its business.
     */
    @At(0)
    @Nested
    WaitLink link();

    /** System call number in, status out. */
    @At(152)
    long rax();

    /** Sets {@link #rax()}. */
    void rax(long value);

    /** Capability address in, badge or value out. */
    @At(160)
    long rdi();

    /** Sets {@link #rdi()}. */
    void rdi(long value);

    /** Message info, in and out. */
    @At(168)
    long rsi();

    /** Sets {@link #rsi()}. */
    void rsi(long value);

    /** Message word 0. */
    @At(24)
    long rdx();

    /** Sets {@link #rdx()}. */
    void rdx(long value);

    /** Message word 1. */
    @At(32)
    long r10();

    /** Sets {@link #r10()}. */
    void r10(long value);

    /** Message word 2. */
    @At(40)
    long r8();

    /** Sets {@link #r8()}. */
    void r8(long value);

    /** Message word 3. */
    @At(48)
    long r9();

    /** Sets {@link #r9()}. */
    void r9(long value);

    /** General register rbx. */
    @At(56)
    long rbx();

    /** Sets {@link #rbx()}. */
    void rbx(long value);

    /** General register rbp. */
    @At(64)
    long rbp();

    /** Sets {@link #rbp()}. */
    void rbp(long value);

    /** General register r12. */
    @At(72)
    long r12();

    /** Sets {@link #r12()}. */
    void r12(long value);

    /** General register r13. */
    @At(80)
    long r13();

    /** Sets {@link #r13()}. */
    void r13(long value);

    /** General register r14. */
    @At(88)
    long r14();

    /** Sets {@link #r14()}. */
    void r14(long value);

    /** General register r15. */
    @At(96)
    long r15();

    /** Sets {@link #r15()}. */
    void r15(long value);

    /** Lost by SYSCALL; restored only for a thread that was interrupted. */
    @At(128)
    long rcx();

    /** Sets {@link #rcx()}. */
    void rcx(long value);

    /** Lost by SYSCALL; restored only for a thread that was interrupted. */
    @At(136)
    long r11();

    /** Sets {@link #r11()}. */
    void r11(long value);

    /** Where the thread goes on. */
    @At(120)
    long rip();

    /** Sets {@link #rip()}. */
    void rip(long value);

    /** Flags the thread goes on with. */
    @At(104)
    long rflags();

    /** Sets {@link #rflags()}. */
    void rflags(long value);

    /** The user stack pointer. */
    @At(112)
    long rsp();

    /** Sets {@link #rsp()}. */
    void rsp(long value);

    /** 1 if the thread left user mode by an interrupt or exception (or its registers were set), so that every register counts. */
    @At(144)
    int interrupted();

    /** Sets {@link #interrupted()}. */
    void interrupted(int value);

    /** One of {@link ThreadState}. */
    @At(148)
    @Unsigned(2)
    int state();

    /** Sets {@link #state()}. */
    void state(int value);

    /**
     * 1 while its wait ends by itself at a time: {@link #timeout()} is in the heap of its processor. fastpath.S compares
     * state and this in one go, so it never ends such a wait.
     */
    @At(150)
    @Unsigned(2)
    int timed();

    /** Sets {@link #timed()}. */
    void timed(int value);

    /** Address of the Tcb this thread owes a reply; 0 if none. */
    @At(176)
    long caller();

    /** Sets {@link #caller()}. */
    void caller(long value);

    /** Address of the Tcb that owes this one a reply; 0 if none does or the reply was saved in a slot. */
    @At(184)
    long replier();

    /** Sets {@link #replier()}. */
    void replier(long value);

    /** Address of the SchedContext it runs on, its own or a borrowed one; 0 if none. */
    @At(192)
    long sched();

    /** Sets {@link #sched()}. */
    void sched(long value);

    /** Address of the Notification bound to this thread; 0 if none. */
    @At(200)
    long boundNotification();

    /** Sets {@link #boundNotification()}. */
    void boundNotification(long value);

    /** Badge of the endpoint capability a waiting sender used. */
    @At(208)
    long sendBadge();

    /** Sets {@link #sendBadge()}. */
    void sendBadge(long value);

    /** What a waiting sender does: flags of {@link SendFlags}. */
    @At(216)
    int sendFlags();

    /** Sets {@link #sendFlags()}. */
    void sendFlags(int value);

    /** Kind of the fault that stopped the thread, of org.saltyos.abi.FaultKind; 0 if none. */
    @At(220)
    int faultKind();

    /** Sets {@link #faultKind()}. */
    void faultKind(int value);

    /** Address the fault is about. */
    @At(224)
    long faultAddress();

    /** Sets {@link #faultAddress()}. */
    void faultAddress(long value);

    /** Error code or vector of the fault. */
    @At(232)
    long faultCode();

    /** Sets {@link #faultCode()}. */
    void faultCode(long value);

    /** Thread pointer, base of the fs segment; 0 if not used. */
    @At(248)
    long tlsBase();

    /** Sets {@link #tlsBase()}. */
    void tlsBase(long value);

    /** Address of the SchedContext bound to this thread, wherever it is lent to; 0 if none. */
    @At(240)
    long ownSched();

    /** Sets {@link #ownSched()}. */
    void ownSched(long value);

    /** Rights of the endpoint capability that the thread sent or called with last. */
    @At(256)
    int sendRights();

    /** Sets {@link #sendRights()}. */
    void sendRights(int value);

    /**
     * Nonzero if more than the address space has to be switched to this thread or from it: the thread pointer, and the
     * highest bit if the thread may use floating-point registers. Only this word is looked at by the fastpath.
     */
    @At(504)
    long switchWork();

    /** Sets {@link #switchWork()}. */
    void switchWork(long value);

    /** 1 if the object goes on with a floating-point state behind this struct. */
    @At(496)
    int hasFloatingPoint();

    /** Sets {@link #hasFloatingPoint()}. */
    void hasFloatingPoint(int value);

    /** 1 if the thread may use floating-point registers. */
    @At(500)
    int mayUseFloatingPoint();

    /** Sets {@link #mayUseFloatingPoint()}. */
    void mayUseFloatingPoint(int value);

    /** Number of links from {@link #firstLink()} on by which it waits to receive; 0 if it waits by {@link #link()}. */
    @At(260)
    int links();

    /** Sets {@link #links()}. */
    void links(int value);

    /** The first of {@link Tcbs#MAX_LINKS} links, by which a thread waits at several endpoints or until a time. */
    @At(264)
    @Union
    @Nested
    WaitLink firstLink();

    /** How it waits for a word in memory, in place of {@link #firstLink()}. */
    @At(264)
    @Union
    @Nested
    FutexNode futex();

    /** Its place in the heap of those whose waits end by themselves, ordered by that time. */
    @At(456)
    @Nested
    HeapNode timeout();

    /** Which of several endpoints its last message came from. */
    @At(896)
    int source();

    /** Sets {@link #source()}. */
    void source(int value);

    /** Address of the block of the processor that {@link #timeout()} is queued on, while {@link #timed()}. */
    @At(904)
    long timeoutCpu();

    /** Sets {@link #timeoutCpu()}. */
    void timeoutCpu(long value);

    /** Address of the block of the processor whose registers have its floating-point state; 0 if none ever had. */
    @At(912)
    long floatingPointCpu();

    /** Sets {@link #floatingPointCpu()}. */
    void floatingPointCpu(long value);

    /** Slot with the CNode capability that is the root of the thread's capability space. */
    @At(512)
    @Nested
    Slot cspace();

    /** Slot with the VSpace capability of the thread's address space. */
    @At(576)
    @Nested
    Slot vspace();

    /** Slot with the Frame capability of the thread's IPC buffer. */
    @At(640)
    @Nested
    Slot ipcBuffer();

    /** Slot with the endpoint capability that faults go to. */
    @At(704)
    @Nested
    Slot faultEndpoint();

    /** Slot with the endpoint capability that budget overruns go to. */
    @At(768)
    @Nested
    Slot timeoutEndpoint();

    /** Slot that is the parent of reply capabilities to this thread. */
    @At(832)
    @Nested
    Slot reply();
}
