# fmod and fmodf, which LLVM calls for Java's % of double and float. Linked only into programs that use it.
#
# The x87 instruction fprem is exact, whatever the precision set: each round takes off a multiple of the divisor and
# leaves a remainder with no more bits than the operands have. Signs, zeros, infinities and NaN come out as Java wants
# them (JLS 15.17.3). System V AMD64: xmm0 and xmm1 in, xmm0 out; rax is free. The x87 stack is empty between calls.

    .set PARTIAL, 4                         # condition C2 in ah after fnstsw: the reduction is not complete

    .text

    .weak fmod
    .type fmod, @function
    .p2align 4
fmod:
    subq $24, %rsp
    movsd %xmm1, (%rsp)
    fldl (%rsp)
    movsd %xmm0, (%rsp)
    fldl (%rsp)
1:  fprem
    fnstsw %ax
    testb $PARTIAL, %ah
    jnz 1b
    fstp %st(1)
    fstpl (%rsp)
    movsd (%rsp), %xmm0
    addq $24, %rsp
    ret
    .size fmod, . - fmod

    .weak fmodf
    .type fmodf, @function
    .p2align 4
fmodf:
    subq $24, %rsp
    movss %xmm1, (%rsp)
    flds (%rsp)
    movss %xmm0, (%rsp)
    flds (%rsp)
1:  fprem
    fnstsw %ax
    testb $PARTIAL, %ah
    jnz 1b
    fstp %st(1)
    fstps (%rsp)
    movss (%rsp), %xmm0
    addq $24, %rsp
    ret
    .size fmodf, . - fmodf

    .section .note.GNU-stack, "", @progbits
