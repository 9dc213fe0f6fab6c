package simd

// scratchSize is the floats that sgemm packs its operands into: PACKED_A +
// PACKED_B + MR·NR of kernel/sgemm.c.
const scratchSize = 128*400 + 256*400 + 4*8
