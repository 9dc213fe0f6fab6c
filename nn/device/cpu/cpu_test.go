package cpu_test

import (
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"gonum.org/v1/gonum/blas/gonum"
)

func TestConformance(t *testing.T) {
	devicetest.Run(t, func(*testing.T) device.Device { return cpu.New(gonum.Implementation{}, cpu.Generic{}) }, devicetest.F32)
}
