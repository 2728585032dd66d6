// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace velocert::instruments::test {

/// A pseudo-terminal: the test holds the instrument's side, the program opens the other by one of its names.
class PtyPair {
  public:
    PtyPair();
    PtyPair(const PtyPair&) = delete;
    PtyPair& operator=(const PtyPair&) = delete;
    ~PtyPair();

    /// The terminal side as the system names it.
    [[nodiscard]] const std::string& path() const { return path_; }
    /// A symbolic link to it.
    [[nodiscard]] const std::string& link() const { return link_; }
    /// A name under which libserialport finds it: the library wants a name in the device directory that is also an
    /// entry of the system's terminal class; three steps up from either lead to the root, and from there to the link.
    [[nodiscard]] std::string libserialport_name() const { return "/dev/../../.." + link_; }

    void write(std::string_view bytes) const;
    /// Exactly that many bytes, or fewer when they do not come in time.
    [[nodiscard]] std::string read(std::size_t count, std::chrono::milliseconds wait = std::chrono::seconds(5)) const;
    /// Closes the instrument's side: the cable is pulled.
    void hang_up();

  private:
    int descriptor_ = -1;
    std::string path_;
    std::string directory_;
    std::string link_;
};

}  // namespace velocert::instruments::test
