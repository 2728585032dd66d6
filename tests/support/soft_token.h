// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

// A token made of files (softhsm2), for tests of keys on tokens. Optional: where a peer is not installed, the test says
// so and passes.
namespace velocert::tests {

/// The library of the token; empty where softhsm2 is not installed.
inline std::string soft_token_module() {
    for (const char* path : {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"})
        if (std::filesystem::exists(path)) return path;
    return {};
}

inline bool soft_token_is_here() {
    const bool here = !soft_token_module().empty() && std::filesystem::exists("/usr/bin/pkcs11-tool") &&
                      std::filesystem::exists("/usr/bin/softhsm2-util") && std::filesystem::exists("/usr/bin/openssl");
    if (!here) WARN("skipped: softhsm2, opensc or openssl is not installed");
    return here;
}

constexpr auto soft_token_pin = "4321";

/// A new token of that label in `folder`, with the key and certificate of a PKCS#12 file; its PIN is soft_token_pin.
/// The object on it is called `object`.
inline void move_to_soft_token(const std::string& folder, const std::string& key_file, const std::string& passphrase,
                               const std::string& token, const std::string& object) {
    const auto quoted = [](const std::string& text) { return "'" + text + "'"; };
    const auto must_run = [](const std::string& command) {
        CAPTURE(command);
        REQUIRE(std::system((command + " > /dev/null 2>&1").c_str()) == 0);
    };
    std::filesystem::create_directories(folder + "/tokens");
    const std::string configuration = folder + "/softhsm2.conf";
    std::ofstream(configuration) << "directories.tokendir = " << folder << "/tokens\nobjectstore.backend = file\n";
    REQUIRE(::setenv("SOFTHSM2_CONF", configuration.c_str(), 1) == 0);
    const std::string pem = quoted(folder + "/token-key.pem");
    const std::string pk8 = quoted(folder + "/token-key.p8");
    const std::string certificate = quoted(folder + "/token-certificate.pem");
    const std::string der = quoted(folder + "/token-certificate.der");
    const std::string from_file =
        "openssl pkcs12 -in " + quoted(key_file) + " -passin " + quoted("pass:" + passphrase) + " ";
    must_run("softhsm2-util --init-token --free --label " + quoted(token) + " --so-pin 12345678 --pin " +
             soft_token_pin);
    must_run(from_file + "-nocerts -nodes -out " + pem);
    must_run("openssl pkcs8 -topk8 -nocrypt -in " + pem + " -out " + pk8);
    must_run(from_file + "-nokeys -clcerts -out " + certificate);
    must_run("openssl x509 -in " + certificate + " -outform DER -out " + der);
    must_run("softhsm2-util --import " + pk8 + " --token " + quoted(token) + " --label " + quoted(object) +
             " --id 01 --pin " + soft_token_pin);
    must_run("pkcs11-tool --module " + soft_token_module() + " --token-label " + quoted(token) + " --login --pin " +
             soft_token_pin + " --write-object " + der + " --type cert --label " + quoted(object) + " --id 01");
}

}  // namespace velocert::tests
