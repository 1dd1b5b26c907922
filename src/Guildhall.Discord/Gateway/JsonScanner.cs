using System.Numerics;
using System.Runtime.Intrinsics;

namespace Guildhall.Discord.Gateway;

/// <summary>Walks over a JSON text and checks its whole grammar, without making tokens of it: a frame is passed over once
/// for its few parts that the client needs, and most of the cost of a reader is in what nobody asks for.</summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    // As deep as the platform's own reader goes.
    private const int MostDepth = 64;

    private readonly ReadOnlySpan<byte> json = json;
    private int depth;
    private bool isFirst;
    private bool isBroken;

    /// <summary>Where the next byte is read.</summary>
    public int Position { get; private set; }

    /// <summary>Nothing but white space is left.</summary>
    public bool IsAtEnd => Peek() == 0 && Position == json.Length;

    /// <summary>The next byte that is no white space; 0 at the end.</summary>
    public byte Peek()
    {
        while (Position < json.Length)
        {
            var next = json[Position];
            if (next > ' ')
            {
                return next;
            }

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return 0;
            }

            Position++;
        }

        return 0;
    }

    public bool TryOpenObject()
    {
        if (Peek() != '{' || depth == MostDepth)
        {
            return false;
        }

        Position++;
        depth++;
        isFirst = true;
        return true;
    }

    /// <summary>Moves to the value of the object's next member; false when there is none.</summary>
    /// <param name="name">As written, between the quotes.</param>
    public bool TryMember(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (Peek() == ',' && !isFirst)
        {
            Position++;
        }
        else if (!isFirst || Peek() == '}')
        {
            return false;
        }

        isFirst = false;
        var start = Peek() == '"' ? Position + 1 : 0;
        if (start == 0 || !TrySkipString())
        {
            isBroken = true;
            return false;
        }

        name = json[start..(Position - 1)];
        isBroken = !TryColon();
        return !isBroken;
    }

    /// <summary>After the last member; false for a text that is broken.</summary>
    public bool TryCloseObject()
    {
        if (isBroken || Peek() != '}')
        {
            return false;
        }

        Position++;
        depth--;
        isFirst = false;
        return true;
    }

    /// <summary>Passes over a value of any kind; false where the text is broken or too deep.</summary>
    public bool TrySkip(out Range value)
    {
        Peek();
        var start = Position;
        // One bit for each open container, set for an object.
        ulong kinds = 0;
        var open = 0;
        do
        {
            var first = Peek();
            if (first is (byte)'{' or (byte)'[')
            {
                if (depth + open == MostDepth)
                {
                    value = default;
                    return false;
                }

                Position++;
                var isObject = first == '{';
                if (Peek() != (isObject ? '}' : ']'))
                {
                    kinds = (kinds << 1) | (isObject ? 1UL : 0);
                    open++;
                    isBroken = isObject && !TryName();
                    continue;
                }

                Position++;
            }
            else
            {
                isBroken = !TrySkipScalar(first);
            }

            CloseContainers(ref kinds, ref open);
        } while (open > 0 && !isBroken);

        value = start..Position;
        return !isBroken;
    }

    /// <summary>After a value: on to the next one, out of all containers that end here.</summary>
    private void CloseContainers(ref ulong kinds, ref int open)
    {
        while (open > 0 && !isBroken)
        {
            var isObject = (kinds & 1) != 0;
            var next = Peek();
            if (next == ',')
            {
                Position++;
                isBroken = isObject && !TryName();
                return;
            }

            isBroken = next != (isObject ? '}' : ']');
            Position++;
            kinds >>= 1;
            open--;
        }
    }

    private bool TryName() => Peek() == '"' && TrySkipString() && TryColon();

    private bool TryColon()
    {
        if (Peek() != ':')
        {
            return false;
        }

        Position++;
        return true;
    }

    private bool TrySkipScalar(byte first) =>
        first switch
        {
            (byte)'"' => TrySkipString(),
            (byte)'t' => TrySkipWord("true"u8),
            (byte)'f' => TrySkipWord("false"u8),
            (byte)'n' => TrySkipWord("null"u8),
            _ => TrySkipNumber(),
        };

    private bool TrySkipWord(ReadOnlySpan<byte> word)
    {
        if (!json[Position..].StartsWith(word))
        {
            return false;
        }

        Position += word.Length;
        return true;
    }

    private bool TrySkipNumber()
    {
        var at = Position;
        at += At(at) == '-' ? 1 : 0;
        var whole = Digits(at);
        if (whole == 0 || (whole > 1 && json[at] == '0'))
        {
            return false;
        }

        at += whole;
        if (At(at) == '.')
        {
            var fraction = Digits(at + 1);
            if (fraction == 0)
            {
                return false;
            }

            at += 1 + fraction;
        }

        if (At(at) is (byte)'e' or (byte)'E')
        {
            at += At(at + 1) is (byte)'+' or (byte)'-' ? 2 : 1;
            var exponent = Digits(at);
            if (exponent == 0)
            {
                return false;
            }

            at += exponent;
        }

        Position = at;
        return true;
    }

    private readonly byte At(int index) => index < json.Length ? json[index] : (byte)0;

    private readonly int Digits(int from)
    {
        var to = from;
        while (At(to) is >= (byte)'0' and <= (byte)'9')
        {
            to++;
        }

        return to - from;
    }

    /// <summary>From the opening quote to behind the closing one.</summary>
    private bool TrySkipString()
    {
        var at = Position + 1;
        while (at < json.Length)
        {
            if (json.Length - at >= Vector128<byte>.Count)
            {
                // Most strings are shorter than this, and a search's own start would cost more than the search.
                var piece = Vector128.Create(json.Slice(at, Vector128<byte>.Count));
                var special = (
                    Vector128.Equals(piece, Vector128.Create((byte)'"'))
                    | Vector128.Equals(piece, Vector128.Create((byte)'\\'))
                    | Vector128.LessThan(piece, Vector128.Create((byte)' '))
                ).ExtractMostSignificantBits();
                if (special == 0)
                {
                    at += Vector128<byte>.Count;
                    continue;
                }

                at += BitOperations.TrailingZeroCount(special);
            }

            switch (json[at])
            {
                case (byte)'"':
                    Position = at + 1;
                    return true;
                case (byte)'\\':
                    var escape = Escape(at + 1);
                    if (escape == 0)
                    {
                        return false;
                    }

                    at += 1 + escape;
                    break;
                case < (byte)' ':
                    return false;
                default:
                    at++;
                    break;
            }
        }

        return false;
    }

    /// <summary>How many bytes belong to the backslash before them; 0 for what may not follow one.</summary>
    private readonly int Escape(int at)
    {
        if (At(at) != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(At(at)) ? 1 : 0;
        }

        for (var i = 1; i <= 4; i++)
        {
            if (!char.IsAsciiHexDigit((char)At(at + i)))
            {
                return 0;
            }
        }

        return 5;
    }
}
