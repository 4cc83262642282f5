// Command etcd is etcd's server alone: recent enough for the API server to stream lists from.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
