// Command gate opens a port on the machine's loopback that leads into the cluster's own network namespace. A socket
// stays in the namespace it was made in: `gate listen` makes it outside and runs a command that enters the sandbox,
// `gate serve` inside accepts on it. So no process outside is needed, and the port closes when the sandbox ends.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// The file descriptor that `listen` hands down and `serve` takes up.
const inherited = 3

func main() {
	var err error
	switch {
	case len(os.Args) > 3 && os.Args[1] == "listen":
		err = listen(os.Args[2], os.Args[3:])
	case len(os.Args) == 3 && os.Args[1] == "serve":
		err = serve(os.Args[2])
	default:
		err = fmt.Errorf("usage: gate listen ADDRESS COMMAND… | gate serve ADDRESS")
	}
	fmt.Fprintln(os.Stderr, "gate:", err)
	os.Exit(1)
}

func listen(address string, command []string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	file, err := listener.(*net.TCPListener).File()
	if err != nil {
		return err
	}
	path, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	if int(file.Fd()) != inherited {
		if err := syscall.Dup3(int(file.Fd()), inherited, 0); err != nil {
			return err
		}
	} else if _, _, errno := syscall.Syscall(syscall.SYS_FCNTL, inherited, syscall.F_SETFD, 0); errno != 0 {
		return errno
	}
	environment := append(os.Environ(), "GATE_ADDRESS="+listener.Addr().String())
	return syscall.Exec(path, command, environment)
}

func serve(target string) error {
	listener, err := net.FileListener(os.NewFile(inherited, "gate"))
	if err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go forward(connection.(*net.TCPConn), target)
	}
}

func forward(outside *net.TCPConn, target string) {
	defer outside.Close()
	connection, err := net.DialTimeout("tcp", target, 5*time.Second)
	if err != nil {
		// While the API server starts, refusals are expected: only what is unusual is worth a line.
		if !strings.Contains(err.Error(), "refused") {
			fmt.Fprintln(os.Stderr, "gate:", err)
		}
		return
	}
	inside := connection.(*net.TCPConn)
	defer inside.Close()
	done := make(chan struct{}, 2)
	for _, pair := range [][2]*net.TCPConn{{inside, outside}, {outside, inside}} {
		go func() {
			_, _ = io.Copy(pair[0], pair[1])
			_ = pair[0].CloseWrite()
			done <- struct{}{}
		}()
	}
	<-done
	<-done
}
