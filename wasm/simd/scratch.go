package simd

// scratchSize is the floats that sgemm packs its operands into: SCRATCH of
// kernel/sgemm.c.
const scratchSize = 128*400 + 256*400 + 4*8 + 128/4*(400+1)
