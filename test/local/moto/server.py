"""Answers as AWS on a free port of loopback, which it prints, until its standard input ends: with whoever started it,
however that ended."""

import sys

from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
