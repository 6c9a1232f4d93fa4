# System calls with every register from memory and back to it: nothing a call changes goes unseen.
.include "offsets.inc"

    .text

# Registers before a system call, out of the Exchange at `block`, rdi last.
.macro LOAD block
    movq    Exchange.number(\block), %rax
    movq    Exchange.information(\block), %rsi
    movq    Exchange.words(\block), %rdx
    movq    Exchange.words + 8(\block), %r10
    movq    Exchange.words + 16(\block), %r8
    movq    Exchange.words + 24(\block), %r9
    movq    Exchange.keep(\block), %rbx
    movq    Exchange.keep + 8(\block), %rbp
    movq    Exchange.keep + 16(\block), %r12
    movq    Exchange.keep + 24(\block), %r13
    movq    Exchange.keep + 32(\block), %r14
    movq    Exchange.keep + 40(\block), %r15
    movq    Exchange.capability(\block), %rdi
.endm

# Registers after a system call, into the Exchange at `block`.
.macro STORE block
    movq    %rax, Exchange.status(\block)
    movq    %rdi, Exchange.value(\block)
    movq    %rsi, Exchange.answer(\block)
    movq    %rdx, Exchange.answers(\block)
    movq    %r10, Exchange.answers + 8(\block)
    movq    %r8, Exchange.answers + 16(\block)
    movq    %r9, Exchange.answers + 24(\block)
    movq    %rbx, Exchange.kept(\block)
    movq    %rbp, Exchange.kept + 8(\block)
    movq    %r12, Exchange.kept + 16(\block)
    movq    %r13, Exchange.kept + 24(\block)
    movq    %r14, Exchange.kept + 32(\block)
    movq    %r15, Exchange.kept + 40(\block)
.endm

# long paths_enter(Exchange *block): makes the system call; returns the time-stamp counts that passed.
# paths_nothing is the same without the system call.
.macro ENTER name, instruction
    .globl \name
    .type \name, @function
\name:
    pushq   %rbx
    pushq   %rbp
    pushq   %r12
    pushq   %r13
    pushq   %r14
    pushq   %r15
    pushq   %rdi
    rdtsc
    shlq    $32, %rdx
    orq     %rdx, %rax
    pushq   %rax
    LOAD    %rdi
    \instruction
    movq    8(%rsp), %rcx
    STORE   %rcx
    rdtsc
    shlq    $32, %rdx
    orq     %rdx, %rax
    popq    %rcx
    subq    %rcx, %rax
    popq    %rdi
    popq    %r15
    popq    %r14
    popq    %r13
    popq    %r12
    popq    %rbp
    popq    %rbx
    ret
    .size \name, . - \name
.endm

ENTER paths_enter, syscall
ENTER paths_nothing, ""

# A thread that makes the system calls of its page one after the other, and begins again at the end of the page. rsp is
# not a stack but the Exchange in progress: of all registers only rsp needs no place elsewhere. Position-independent,
# because it is copied into another address space. A number below 0 is no call: -1 reads at the address in rdi, a page
# fault, whose handler lets the thread go on behind it; -2 reads at rdi from the thread pointer; -3 goes rdi rounds.
    .globl paths_actor
    .globl paths_actor_end
    .type paths_actor, @function
    .globl paths_actor_faulted
paths_actor:
    LOAD    %rsp
    testq   %rax, %rax
    js      2f
    syscall
1:  STORE   %rsp
    movq    $1, Exchange.done(%rsp)
    leal    Exchange.SIZE(%rsp), %eax
    andl    $0xfff, %eax
    andq    $-0x1000, %rsp
    orq     %rax, %rsp
    jmp     paths_actor
2:  cmpq    $-2, %rax
    je      3f
    jb      4f
    movq    (%rdi), %rax
paths_actor_faulted:
    jmp     1b
3:  movq    %fs:(%rdi), %rax
    jmp     1b
4:  decq    %rdi
    jnz     4b
    jmp     1b
paths_actor_end:
    .size paths_actor, . - paths_actor
