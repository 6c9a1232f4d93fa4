# Exceptions and interrupts in, threads out.
#
# From user mode every register is saved in the current Tcb and the handler runs on the kernel stack; the stack tells whose
# processor it is, and gs is swapped right before compiled code. From the kernel itself only two things are expected: an
# interrupt while idle, whose registers nobody needs, and a bug, which ends in the panic screen.
.include "offsets.inc"
.include "lock.inc"
.include "frame.inc"
.include "registers.inc"

.set USER_DATA, 0x23
.set USER_CODE, 0x2b
.set FIRST_INTERRUPT, 32
.set VECTOR_DEBUG, 1
.set VECTOR_NMI, 2
.set VECTOR_BREAKPOINT, 3
.set MSR_GS_BASE, 0xc0000101

.text

# One stub of 16 bytes for each vector; vectors 8, 10-14, 17, 21, 29 and 30 come with an error code.
    .balign 16
.globl kernite_trap_stubs
kernite_trap_stubs:
    .set vector, 0
.rept 80
    .balign 16
    .if vector == 8 || (vector >= 10 && vector <= 14) || vector == 17 || vector == 21 || vector == 29 || vector == 30
    .else
    pushq $0
    .endif
    pushq $vector
    jmp trap
    .set vector, vector + 1
.endr

    .balign 16
.globl trap
trap:
    cmpb $VECTOR_NMI, FRAME_VECTOR(%rsp)
    je interrupted_anywhere                     # gs may be anyone's
    testb $3, FRAME_CS(%rsp)
    jz trap_from_kernel

    pushq %rax
    movq FRAME_CPU + 8(%rsp), %rax
    movq Cpu.current(%rax), %rax
    SAVE_MESSAGE %rax
    SAVE_KEPT %rax
    SAVE %rax, rbx, rcx, r11
    popq Tcb.rax(%rax)
    movq FRAME_RIP(%rsp), %rdi
    movq %rdi, Tcb.rip(%rax)
    movq FRAME_RFLAGS(%rsp), %rdi
    movq %rdi, Tcb.rflags(%rax)
    movq FRAME_RSP(%rsp), %rdi
    movq %rdi, Tcb.rsp(%rax)
    movl $1, Tcb.interrupted(%rax)
    pushq $2                                    # clear the flags a user may have set: direction, nested task and
    popfq                                       # alignment check, which would switch SMAP off
    movl FRAME_VECTOR(%rsp), %edi
    movq FRAME_ERROR(%rsp), %rsi
    LOCK_KERNEL trap_contended
    cmpl $0, kernite_cpu + Cpu.fastTraps(%rip)
    jne fastpath_trap
.globl trap_in_java
trap_in_java:
    swapgs
trap_in_java_swapped:
    movq %gs:Cpu.kernelStack, %rsp
    xorl %ebp, %ebp                             # end of the chain of frames
    callq kernite_trap                          # (vector, error code)

# Restores the thread the scheduler chooses. Entered with the kernel's gs and lock; nothing on the stack is needed any more.
.globl kernite_resume
kernite_resume:
    movq %gs:Cpu.kernelStack, %rsp
    xorl %ebp, %ebp
    callq kernite_next                          # rax = the Tcb to run, 0 if none
    testq %rax, %rax
    jz idle
.globl kernite_restore_swapped
kernite_restore_swapped:
    swapgs

# Restores the thread of the Tcb in rax. Entered with the user's gs, the kernel lock, and rsp at the top of the kernel stack.
.globl kernite_restore
kernite_restore:
    movq Tcb.vspace + Slot.extra(%rax), %rcx
    movq %cr3, %rdx
    cmpq %rdx, %rcx
    je 1f
    movq %rcx, %cr3
1:  LOAD %rax, rdi, rsi, rdx, r10, r8, r9
    LOAD_KEPT %rax
    cmpl $0, Tcb.interrupted(%rax)
    jne 2f

    # Back from a system call.
    LOAD_RETURN %rax
    movq Tcb.rax(%rax), %rax
    UNLOCK_KERNEL
    sysretq

2:  # Back from an interrupt or exception, or to registers that were set: all of them count.
    movl $0, Tcb.interrupted(%rax)
    pushq $USER_DATA
    pushq Tcb.rsp(%rax)
    pushq Tcb.rflags(%rax)
    pushq $USER_CODE
    pushq Tcb.rip(%rax)
    movq Tcb.rcx(%rax), %rcx
    movq Tcb.r11(%rax), %r11
    movq Tcb.rax(%rax), %rax
    UNLOCK_KERNEL
    iretq

# Nothing to run: wait for an interrupt on the kernel's own tables, so that no address space is held. With the kernel's gs.
.globl idle
idle:
    movq %gs:Cpu.kernelRoot, %rcx
    movq %cr3, %rdx
    cmpq %rdx, %rcx
    je 1f
    movq %rcx, %cr3
1:  UNLOCK_KERNEL
2:  sti
    hlt
    jmp 2b

trap_from_kernel:
    cmpb $VECTOR_DEBUG, FRAME_VECTOR(%rsp)
    je ignore                                   # a user's MOV SS before SYSCALL defers its debug trap to our entry
    cmpb $FIRST_INTERRUPT, FRAME_VECTOR(%rsp)
    jae trap_while_idle                         # interrupts are on nowhere else in the kernel

    # A bug, maybe where gs is the user's. Save what the panic screen shows, as
    # org.saltyos.kernite.debug.TrapFrame lays it out.
    .irp r, r15, r14, r13, r12, r11, r10, r9, r8, rbp, rdi, rsi, rdx, rcx, rbx, rax
    pushq %\r
    .endr
    movl $MSR_GS_BASE, %ecx
    rdmsr
    testl %edx, %edx
    js 1f
    swapgs
1:  cld
    movq %rsp, %rdi
    andq $-16, %rsp
    callq kernite_kernel_exception              # (TrapFrame), does not return
    ud2

trap_while_idle:
    movl FRAME_VECTOR(%rsp), %edi
    movq FRAME_ERROR(%rsp), %rsi
    LOCK_KERNEL trap_contended_idle
    jmp trap_in_java_swapped

# Another processor is in the kernel: waits. All registers are saved, or nobody's. edi = vector, rsi = error code.
trap_contended:
    swapgs
trap_contended_idle:
    movl %ecx, %ebx
    movl %edi, %r12d
    movq %rsi, %r13
    WAIT_FOR_LOCK ebx, trap_park
trap_served:
    movl %r12d, %edi
    movq %r13, %rsi
    jmp trap_in_java_swapped

# The holder of the lock has looked at the thread or changed it. An interrupt does not concern it; a fault happens again
# when the instruction is executed again, if it ever is; a trap is behind its instruction, and is not forgotten.
trap_park:
    WAIT_PARKED
    cmpl $FIRST_INTERRUPT, %r12d
    jae trap_served
    cmpl $VECTOR_DEBUG, %r12d
    je trap_served
    cmpl $VECTOR_BREAKPOINT, %r12d
    je trap_served
    jmp kernite_resume

# The non-maskable interrupt, which may hit any instruction: sent when another processor has panicked, else nobody's.
interrupted_anywhere:
    cmpl $0, kernite_stopped(%rip)
    je ignore
1:  cli
    hlt
    jmp 1b

ignore:
    addq $16, %rsp                              # vector and error code
    iretq
