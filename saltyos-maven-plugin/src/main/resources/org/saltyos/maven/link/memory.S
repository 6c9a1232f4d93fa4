# memcpy, memmove, memset and memcmp, which compiled code may call for sizes not known when it is compiled.
#
# All are weak, so that a module may bring its own. Integer registers only: kernel and servers keep no vector state.
# System V AMD64: rdi, rsi, rdx in, rax out; rcx, r8-r11 are free.
# The last 16 bytes are read before anything is stored and stored at the end, so the rounds may stop short of them;
# every other load comes before the stores that could change it when the target lies below the source. memmove relies
# on that. From 256 bytes on the string instructions are used; the direction flag is clear by convention.

    .text

    .weak memcpy
    .type memcpy, @function
    .p2align 4
memcpy:
.Lcopy:
    movq %rdi, %rax
    cmpq $16, %rdx
    jb .Lcopy_small
    movq -16(%rsi,%rdx), %r8
    movq -8(%rsi,%rdx), %r9
    leaq -16(%rdi,%rdx), %r10               # r10: where the tail goes
    cmpq $256, %rdx
    jae .Lcopy_string
    subq $32, %rdx
    jbe .Lcopy_sixteen
.Lcopy_round:
    movq (%rsi), %rcx
    movq 8(%rsi), %r11
    movq %rcx, (%rdi)
    movq %r11, 8(%rdi)
    movq 16(%rsi), %rcx
    movq 24(%rsi), %r11
    movq %rcx, 16(%rdi)
    movq %r11, 24(%rdi)
    addq $32, %rsi
    addq $32, %rdi
    subq $32, %rdx
    ja .Lcopy_round
.Lcopy_sixteen:
    cmpq $-16, %rdx                         # rdx: bytes left - 32, so at most 16 left means the tail covers them
    jle .Lcopy_tail
    movq (%rsi), %rcx
    movq 8(%rsi), %r11
    movq %rcx, (%rdi)
    movq %r11, 8(%rdi)
.Lcopy_tail:
    movq %r8, (%r10)
    movq %r9, 8(%r10)
    ret
.Lcopy_string:
    movq %rdx, %rcx
    shrq $3, %rcx
    rep movsq
    jmp .Lcopy_tail
.Lcopy_small:
    cmpq $8, %rdx
    jb .Lcopy_bytes
    movq (%rsi), %rcx
    movq -8(%rsi,%rdx), %r8
    movq %rcx, (%rdi)
    movq %r8, -8(%rdi,%rdx)
    ret
.Lcopy_bytes:
    cmpq $4, %rdx
    jb .Lcopy_few
    movl (%rsi), %ecx
    movl -4(%rsi,%rdx), %r8d
    movl %ecx, (%rdi)
    movl %r8d, -4(%rdi,%rdx)
    ret
.Lcopy_few:
    testq %rdx, %rdx
    jz .Lcopy_done
    movzbl (%rsi), %ecx
    movzbl -1(%rsi,%rdx), %r8d
    cmpq $3, %rdx
    jne .Lcopy_ends
    movzbl 1(%rsi), %r9d
    movb %r9b, 1(%rdi)
.Lcopy_ends:
    movb %cl, (%rdi)
    movb %r8b, -1(%rdi,%rdx)
.Lcopy_done:
    ret
    .size memcpy, . - memcpy

    .weak memmove
    .type memmove, @function
    .p2align 4
memmove:
    movq %rdi, %rax
    subq %rsi, %rax                         # target - source, unsigned: below the size if the target begins inside the source
    cmpq %rdx, %rax
    jae .Lcopy
    movq %rdi, %rax
.Lmove_down:
    cmpq $8, %rdx
    jb .Lmove_down_bytes
    movq -8(%rsi,%rdx), %rcx
    movq %rcx, -8(%rdi,%rdx)
    subq $8, %rdx
    jmp .Lmove_down
.Lmove_down_bytes:
    testq %rdx, %rdx
    jz .Lmove_done
    movb -1(%rsi,%rdx), %cl
    movb %cl, -1(%rdi,%rdx)
    decq %rdx
    jmp .Lmove_down_bytes
.Lmove_done:
    ret
    .size memmove, . - memmove

    .weak memset
    .type memset, @function
    .p2align 4
memset:
    movq %rdi, %rax
    movzbl %sil, %ecx
    movabsq $0x0101010101010101, %rsi
    imulq %rcx, %rsi                        # rsi: the byte eight times
    cmpq $8, %rdx
    jb .Lset_bytes
    movq %rsi, -8(%rdi,%rdx)                # the tail, which the rounds may stop short of
    cmpq $256, %rdx
    jae .Lset_string
.Lset_round:
    movq %rsi, (%rdi)
    addq $8, %rdi
    subq $8, %rdx
    cmpq $8, %rdx
    jae .Lset_round
    ret
.Lset_string:
    movq %rax, %r8
    movq %rsi, %rax
    movq %rdx, %rcx
    shrq $3, %rcx
    rep stosq
    movq %r8, %rax
    ret
.Lset_bytes:
    testq %rdx, %rdx
    jz .Lset_done
    movb %sil, (%rdi)
    incq %rdi
    decq %rdx
    jmp .Lset_bytes
.Lset_done:
    ret
    .size memset, . - memset

    .weak memcmp
    .type memcmp, @function
    .p2align 4
memcmp:
    xorl %eax, %eax
.Lcompare_round:
    testq %rdx, %rdx
    jz .Lcompare_done
    movzbl (%rdi), %eax
    movzbl (%rsi), %ecx
    incq %rdi
    incq %rsi
    decq %rdx
    subl %ecx, %eax
    jz .Lcompare_round
.Lcompare_done:
    ret
    .size memcmp, . - memcmp

    .section .note.GNU-stack, "", @progbits
