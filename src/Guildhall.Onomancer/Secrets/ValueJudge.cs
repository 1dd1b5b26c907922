namespace Guildhall.Onomancer.Secrets;

/// <summary>Whether a value under a telling name is a secret, by its alphabet, its length and how even its letters are.</summary>
internal static class ValueJudge
{
    private const int EntropyWindow = 256;

    /// <param name="firm">The value is written as one: quoted, in a setting or in a flag, not in a sentence.</param>
    public static bool IsSecret(NameClass name, ReadOnlySpan<char> value, bool quoted, bool firm)
    {
        if (value.Length is < 4 or > 4096 || Placeholders.IsValuePlaceholder(value))
        {
            return false;
        }

        var shape = Shape.Of(value);
        if (!quoted && IsCode(value, shape))
        {
            return false;
        }

        if (IsUuid(value))
        {
            return name is NameClass.Strong or NameClass.Password && value[0] != '0' && firm;
        }

        return name switch
        {
            NameClass.Password => IsPassword(value, shape, quoted, firm),
            NameClass.PrivateKey => IsHexKey(value) || (value.Length >= 20 && IsRandom(value, shape, 3.3)),
            NameClass.Strong => IsStrong(value, shape, firm),
            NameClass.Session => value.Length >= 16
                && shape.Digits > 1
                && shape.Letters > 1
                && IsRandom(value, shape, 3.0),
            NameClass.Key => value.Length >= 24
                && shape.Digits > 2
                && shape is { Lower: > 2, Upper: > 2 }
                && IsRandom(value, shape, 3.8),
            _ => false,
        };
    }

    /// <summary>Bits for each character, over the first 256.</summary>
    public static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        var text = value[..Math.Min(value.Length, EntropyWindow)];
        foreach (var c in text)
        {
            counts[c & 127]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                bits -= count * Math.Log2((double)count / text.Length);
            }
        }

        return text.Length == 0 ? 0 : bits / text.Length;
    }

    public static bool IsUuid(ReadOnlySpan<char> value)
    {
        if (value.Length != 36)
        {
            return false;
        }

        for (var at = 0; at < 36; at++)
        {
            if (at is 8 or 13 or 18 or 23 ? value[at] != '-' : !char.IsAsciiHexDigit(value[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A secp256k1 or ed25519 key: 64 hexadecimal digits, with or without 0x.</summary>
    public static bool IsHexKey(ReadOnlySpan<char> value)
    {
        var digits = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? value[2..] : value;
        return digits.Length is 64 or 128
            && !digits.ContainsAnyExcept(Alphabets.Hex)
            && Placeholders.Distinct(digits) >= 8;
    }

    private static bool IsPassword(ReadOnlySpan<char> value, Shape shape, bool quoted, bool firm)
    {
        if (shape.Spaces > 0)
        {
            return quoted
                && firm
                && value.Length is >= 12 and <= 80
                && shape.Spaces >= 2
                && value[^1] is not ('.' or ':')
                && shape.Upper == 0;
        }

        if (shape.Letters == value.Length)
        {
            var mixed = shape is { Lower: > 0, Upper: > 1 };
            return firm
                    && value.Length >= 7
                    && (quoted || shape.Upper == 0 || mixed)
                    && (value.Length >= 8 || quoted)
                    && !char.IsAsciiLetterUpper(value[0])
                || (firm && mixed && value.Length >= 10 && Entropy(value) >= 3.2 && Changes(value) >= 4);
        }

        if (shape.Digits == value.Length)
        {
            return firm && value.Length >= 6 && shape.Distinct >= 4;
        }

        if (shape.Other > 0 && shape.Letters + shape.Digits == 0)
        {
            return false;
        }

        // Words joined by hyphens or dots are names of things; digits or signs among letters are chosen.
        return value.Length >= 6
            && (shape.Digits > 0 || shape.Symbols > shape.Joins)
            && (firm || (value.Length >= 8 && shape.Digits > 0 && shape.Letters > 0))
            && !(shape.Digits == 0 && shape.Other > 0);
    }

    private static bool IsStrong(ReadOnlySpan<char> value, Shape shape, bool firm)
    {
        if (value.Length < 8 || shape.Spaces > 0 || shape.Other > 0)
        {
            return false;
        }

        if (IsHexKey(value))
        {
            return true;
        }

        if (shape.Digits == 0)
        {
            return value.Length >= 16
                && shape is { Lower: > 3, Upper: > 2 }
                && Changes(value) >= value.Length / 5
                && Entropy(value) >= 3.4;
        }

        if (shape.Letters == 0)
        {
            return false;
        }

        return value.Length < 16
            ? firm && IsRandom(value, shape, 2.6) && value.Length >= 8 && shape.Digits > 1
            : IsRandom(value, shape, 2.9);
    }

    private static bool IsRandom(ReadOnlySpan<char> value, Shape shape, double entropy) =>
        Entropy(value) >= entropy && !(shape.Joins > 0 && IsMadeOfWords(value));

    /// <summary>Parts between joins that are each a plain word or a short number: <c>token-v2-2024</c>.</summary>
    private static bool IsMadeOfWords(ReadOnlySpan<char> value)
    {
        if (value.Length > 80)
        {
            return false;
        }

        foreach (var range in value.SplitAny('-', '_', '.', '/', ':'))
        {
            var part = Shape.Of(value[range]);
            var plain =
                part.Digits == 0 ? Changes(value[range]) <= 2 && (part.Letters <= 14 || Entropy(value[range]) < 3.2)
                : part.Letters == 0 ? part.Digits <= 4
                : part.Digits <= 2 && part.Letters <= 8;
            if (!plain)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Names, member paths and calls of a program: where the value comes from.</summary>
    private static bool IsCode(ReadOnlySpan<char> value, Shape shape)
    {
        // A tag of YAML: !vault, !secret, !Ref.
        if (value[0] == '!' && shape.Letters == value.Length - 1)
        {
            return true;
        }

        if (value.ContainsAny('(', '[') && char.IsAsciiLetter(value[0]))
        {
            var call = value.IndexOfAny('(', '[');
            return call > 1 && !value[..call].ContainsAnyExcept(Alphabets.Member);
        }

        var dot = value.IndexOf('.');
        if (dot > 0 && dot < value.Length - 1 && shape.Digits <= 1 && shape.Symbols == shape.Joins && value.Length < 64)
        {
            return true;
        }

        // camelCase or snake_case without a digit is an identifier, SCREAMING_CASE a constant.
        return shape.Digits == 0
            && shape.Symbols == shape.Joins
            && (
                shape is { Lower: > 0, Upper: > 0 }
                    && Changes(value) <= value.Length / 5
                    && char.IsAsciiLetterLower(value[0])
                || shape.Joins > 0
            );
    }

    private static int Changes(ReadOnlySpan<char> value)
    {
        var changes = 0;
        for (var at = 1; at < value.Length; at++)
        {
            changes += char.IsAsciiLetterUpper(value[at]) != char.IsAsciiLetterUpper(value[at - 1]) ? 1 : 0;
        }

        return changes;
    }

    private readonly record struct Shape(
        int Lower,
        int Upper,
        int Digits,
        int Joins,
        int Symbols,
        int Spaces,
        int Other,
        int Distinct
    )
    {
        public int Letters => Lower + Upper;

        public static Shape Of(ReadOnlySpan<char> value)
        {
            int lower = 0,
                upper = 0,
                digits = 0,
                joins = 0,
                symbols = 0,
                spaces = 0,
                other = 0;
            foreach (var c in value)
            {
                switch (c)
                {
                    case >= 'a' and <= 'z':
                        lower++;
                        break;
                    case >= 'A' and <= 'Z':
                        upper++;
                        break;
                    case >= '0' and <= '9':
                        digits++;
                        break;
                    case '-' or '_' or '.' or '/' or ':':
                        joins++;
                        symbols++;
                        break;
                    case ' ' or '\t':
                        spaces++;
                        break;
                    case > ' ' and < '\u007f':
                        symbols++;
                        break;
                    default:
                        other++;
                        break;
                }
            }

            return new Shape(lower, upper, digits, joins, symbols, spaces, other, Placeholders.Distinct(value));
        }
    }
}
