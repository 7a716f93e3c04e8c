"""Where a module may be mutated, and how: one fault at a time, as source text that parses."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = ((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn))
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    one: other for pair in _PAIRS for one, other in (pair, pair[::-1])
}

# Larger ones are magnitudes, as limits of memory are: one more or less is no fault.
MAX_EXACT_NUMBER = 1000


@dataclass(frozen=True)
class Mutant:
    """One fault: the text of lines `first` to `last` (from 1) replaced by `text`."""

    first: int
    last: int
    text: str


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse(source)
    docstrings = {node.body[0] for node in ast.walk(tree) if _has_docstring(node)}  # type: ignore[attr-defined]
    for node in _walk(tree):
        if isinstance(node, ast.Expr) and node not in docstrings and isinstance(node.value, ast.Call | ast.Await):
            yield _replaced(source, node, "pass")
        elif isinstance(node, ast.Raise):
            yield _replaced(source, node, "pass")
        elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
            yield _replaced(source, node, "return None")
        elif isinstance(node, ast.If | ast.While | ast.IfExp):
            yield _replaced(source, node.test, f"(not ({ast.unparse(node.test)}))")
        for changed in _expressions(node):
            assert isinstance(node, ast.expr)
            yield _replaced(source, node, f"({changed})")


def _walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node in which a fault could be seen: not what is for types alone, for the log or for a debugger."""
    for node in ast.iter_child_nodes(tree):
        if not _is_invisible(node):
            yield node
            yield from _walk(node)


def _is_invisible(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert) or (isinstance(node, ast.FunctionDef) and node.name == "__repr__"):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    return isinstance(node, ast.Expr) and ast.unparse(node.value).startswith(("_log.", "log."))


def _expressions(node: ast.AST) -> Iterator[str]:
    """The expression with another comparison, conjunction or number."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        operators = [_COMPARISONS[type(node.ops[0])](), *node.ops[1:]]
        yield ast.unparse(ast.Compare(node.left, operators, node.comparators))
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.unparse(ast.BoolOp(other, node.values))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield ast.unparse(node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int) and abs(node.value) < MAX_EXACT_NUMBER:
        yield from (str(node.value + 1), str(node.value - 1))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        other_sign = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield ast.unparse(ast.BinOp(node.left, other_sign, node.right))


def _replaced(source: str, node: ast.stmt | ast.expr, text: str) -> Mutant:
    lines = source.splitlines(keepends=True)
    first, last = node.lineno, node.end_lineno or node.lineno
    # Columns count bytes.
    before = lines[first - 1].encode()[: node.col_offset].decode()
    after = lines[last - 1].encode()[node.end_col_offset :].decode()
    return Mutant(first, last, f"{before}{text}{after}")


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _has_docstring(node: ast.AST) -> bool:
    bodies = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return isinstance(node, bodies) and ast.get_docstring(node) is not None
