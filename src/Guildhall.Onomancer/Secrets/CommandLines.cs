namespace Guildhall.Onomancer.Secrets;

/// <summary>Passwords in short options: <c>curl -u user:password</c>, <c>mysql -ppassword</c>, <c>redis-cli -a password</c>.</summary>
internal static class CommandLines
{
    private const int LongestLine = 400;

    public static void Scan(string text, int at, List<SecretFinding> found)
    {
        var line = text.AsSpan(at, Math.Min(LongestLine, text.Length - at));
        var lineEnd = line.IndexOf('\n');
        line = lineEnd < 0 ? line : line[..lineEnd];
        var option = (line[0] | 0x20) switch
        {
            'c' => Option(line, " -u ", " --user ", " -U ", " --proxy-user "),
            'm' => Option(line, " -p", " -p", " -p", " -p"),
            _ => Option(line, " -a ", " --pass ", " -a ", " -a "),
        };
        if (option < 0)
        {
            return;
        }

        while (option < line.Length && line[option] is '"' or '\'' or ' ')
        {
            option++;
        }

        var end = line[option..].IndexOfAny(Alphabets.ArgumentEnd);
        var value = end < 0 ? line[option..] : line.Slice(option, end);
        if (line[0] is 'c' or 'C')
        {
            var colon = value.IndexOf(':');
            option += colon + 1;
            value = colon < 0 ? [] : value[(colon + 1)..];
        }

        if (value.Length >= 4 && !Placeholders.IsValuePlaceholder(value) && value.ContainsAny(Alphabets.DigitOrSign))
        {
            found.Add(new("password", SecretSeverity.High, at + option, at + option + value.Length));
        }
    }

    private static int Option(ReadOnlySpan<char> line, params ReadOnlySpan<string> options)
    {
        foreach (var option in options)
        {
            var at = line.IndexOf(option, StringComparison.Ordinal);
            if (at >= 0)
            {
                return at + option.Length;
            }
        }

        return -1;
    }
}
