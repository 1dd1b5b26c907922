using System.Diagnostics.CodeAnalysis;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>The lines of a message, taken one after another; a line that does not fit stays.</summary>
internal sealed class Lines(string[] lines)
{
    private int next;

    public bool IsAtEnd => next == lines.Length;

    public bool TryTake([NotNullWhen(true)] out string? line) => TryTakeAfter("", out line);

    public bool TryTakeEmpty() => TryTakeExactly("");

    public bool TryTakeExactly(string text)
    {
        var isIt = !IsAtEnd && lines[next] == text;
        next += isIt ? 1 : 0;
        return isIt;
    }

    /// <summary>What follows that label.</summary>
    public bool TryTakeAfter(string label, [NotNullWhen(true)] out string? rest)
    {
        if (IsAtEnd || !lines[next].StartsWith(label, StringComparison.Ordinal))
        {
            rest = null;
            return false;
        }

        rest = lines[next++][label.Length..];
        return true;
    }

    /// <summary>What precedes that ending.</summary>
    public bool TryTakeBefore(string ending, [NotNullWhen(true)] out string? start)
    {
        if (IsAtEnd || !lines[next].EndsWith(ending, StringComparison.Ordinal))
        {
            start = null;
            return false;
        }

        start = lines[next++][..^ending.Length];
        return true;
    }
}
