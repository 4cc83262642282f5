// What defines the kinds of databases of several copies, for the tests' API server.
module corda-on-kubernetes/database-kinds

go 1.26.0

require github.com/cloudnative-pg/cloudnative-pg v1.30.1
