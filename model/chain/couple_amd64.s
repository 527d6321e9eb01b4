#include "textflag.h"

// func applyCouple(next, now, start *couple, stay *vector, in []inflow, incoming []int32, live []bool, factor float64)
//
// One lane of a register is the first law, the other the second. Nothing is fused, so
// that the bits are those of applyPairPlainly.
TEXT ·applyCouple(SB), NOSPLIT, $0-112
	MOVQ  next+0(FP), DI
	MOVQ  now+8(FP), SI
	MOVQ  start+16(FP), R8
	MOVQ  stay+24(FP), R9
	MOVQ  in_base+32(FP), R10
	MOVQ  incoming_base+56(FP), R11
	MOVQ  incoming_len+64(FP), CX
	MOVQ  live_base+80(FP), R12
	MOVSD factor+104(FP), X7
	UNPCKLPD X7, X7
	XORQ  BX, BX             // 16·state

state:
	TESTQ CX, CX
	JZ    done
	MOVUPD (R8)(BX*1), X0    // factor·start
	MULPD X7, X0
	MOVUPD (SI)(BX*1), X1    // + now·stay
	MOVSD (R9), X2
	UNPCKLPD X2, X2
	MULPD X2, X1
	ADDPD X1, X0
	MOVL  (R11), DX          // arcs into the state

pair:
	CMPL  DX, $2
	JLT   single
	MOVBLZX 8(R10), AX       // + now[from]·moves of two arcs
	SHLQ  $4, AX
	MOVUPD (SI)(AX*1), X1
	MOVSD (R10), X2
	UNPCKLPD X2, X2
	MULPD X2, X1
	MOVBLZX 24(R10), AX
	SHLQ  $4, AX
	MOVUPD (SI)(AX*1), X3
	MOVSD 16(R10), X4
	UNPCKLPD X4, X4
	MULPD X4, X3
	ADDPD X3, X1
	ADDPD X1, X0
	ADDQ  $32, R10
	SUBL  $2, DX
	JMP   pair

single:
	TESTL DX, DX
	JZ    store
	MOVBLZX 8(R10), AX
	SHLQ  $4, AX
	MOVUPD (SI)(AX*1), X1
	MOVSD (R10), X2
	UNPCKLPD X2, X2
	MULPD X2, X1
	ADDPD X1, X0
	ADDQ  $16, R10

store:
	CMPB  (R12), $0
	JNE   put
	MOVQ  X0, X0             // the second law has no mass in a dead state
put:
	MOVUPD X0, (DI)(BX*1)
	ADDQ  $16, BX
	ADDQ  $8, R9
	ADDQ  $4, R11
	INCQ  R12
	DECQ  CX
	JMP   state

done:
	RET
