# SPDX-License-Identifier: GPL-3.0-or-later
#
# velocert_embed(<target> <output.cpp> HEADER <header> FUNCTION <qualified name> ROOT <folder> FILES <file>...)
# compiles texts into the target: the function returns a span of {name, text}, the names relative to ROOT.
# A changed file is embedded anew at the next build. The header declares the function and the element type
# EmbeddedText in the function's namespace.
#
# The same file is the script that writes the source: cmake -DOUTPUT= -DHEADER= -DFUNCTION= -DROOT= -DFILES= -P.

function(velocert_embed_write)
  string(REGEX REPLACE "::[^:]+$" "" namespace "${FUNCTION}")
  string(REGEX REPLACE "^.*::" "" function_name "${FUNCTION}")
  set(source "// Generated from the files of ${FUNCTION}. Do not edit.\n#include \"${HEADER}\"\n\n")
  # The suffix sv takes the length from the compiler: clang gives up counting a long text while compiling.
  string(APPEND source "namespace ${namespace} {\nnamespace {\n\nusing namespace std::string_view_literals;\n\n")
  string(APPEND source "constexpr EmbeddedText table[] = {\n")
  string(REPLACE "|" ";" files "${FILES}")
  foreach(name IN LISTS files)
    file(READ "${ROOT}/${name}" text)
    string(FIND "${text}" ")velocert\"" clash)
    if(NOT clash EQUAL -1)
      message(FATAL_ERROR "${name} contains the mark that ends an embedded text")
    endif()
    string(APPEND source "{\"${name}\", R\"velocert(${text})velocert\"sv},\n")
  endforeach()
  string(APPEND source "};\n\n}  // namespace\n\n")
  string(APPEND source "std::span<const EmbeddedText> ${function_name}() { return table; }\n\n}  // namespace ${namespace}\n")
  file(WRITE "${OUTPUT}" "${source}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  velocert_embed_write()
  return()
endif()

set(VELOCERT_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(velocert_embed target output)
  cmake_parse_arguments(PARSE_ARGV 2 EMBED "" "HEADER;FUNCTION;ROOT" "FILES")
  set(path "${CMAKE_CURRENT_BINARY_DIR}/${output}")
  list(TRANSFORM EMBED_FILES PREPEND "${EMBED_ROOT}/" OUTPUT_VARIABLE inputs)
  list(JOIN EMBED_FILES "|" files)
  add_custom_command(OUTPUT "${path}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${path}" "-DHEADER=${EMBED_HEADER}" "-DFUNCTION=${EMBED_FUNCTION}"
            "-DROOT=${EMBED_ROOT}" "-DFILES=${files}" -P "${VELOCERT_EMBED_SCRIPT}"
    DEPENDS ${inputs} "${VELOCERT_EMBED_SCRIPT}"
    COMMENT "Embedding ${output}" VERBATIM)
  # The target is of another directory, which would not know the rule without a target of this one.
  string(MAKE_C_IDENTIFIER "${target}_${output}" rule)
  add_custom_target(${rule} DEPENDS "${path}")
  add_dependencies(${target} ${rule})
  set_source_files_properties("${path}" TARGET_DIRECTORY ${target} PROPERTIES GENERATED TRUE)
  target_sources(${target} PRIVATE "${path}")
endfunction()
