using System.Text;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Google;

/// <summary>Drive's search language, as far as names, types, parents, properties, owners' bin and times go.
/// Source: https://developers.google.com/workspace/drive/api/guides/ref-search-terms</summary>
internal sealed class DriveQuery
{
    private readonly List<string> tokens;
    private int at;

    private DriveQuery(List<string> tokens) => this.tokens = tokens;

    /// <summary>Null when the service would answer "Invalid Value".</summary>
    public static Func<DriveFile, DriveShelf, bool>? Parse(string query)
    {
        try
        {
            var reader = new DriveQuery(Split(query));
            var test = reader.Either();
            return reader.at == reader.tokens.Count ? test : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static List<string> Split(string query)
    {
        var tokens = new List<string>();
        for (var i = 0; i < query.Length; )
        {
            var c = query[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '\'')
            {
                tokens.Add(Quoted(query, ref i));
            }
            else if (char.IsLetterOrDigit(c))
            {
                var start = i;
                while (i < query.Length && (char.IsLetterOrDigit(query[i]) || query[i] is '_' or '.'))
                {
                    i++;
                }

                tokens.Add(query[start..i]);
            }
            else
            {
                var length = i + 1 < query.Length && query[i + 1] == '=' && c is '!' or '<' or '>' ? 2 : 1;
                length = Math.Min(length, query.Length - i);
                if (length == 2 && query[i + 1] != '=')
                {
                    length = 1;
                }

                tokens.Add(query.Substring(i, length));
                i += length;
            }
        }

        return tokens;
    }

    private static string Quoted(string query, ref int i)
    {
        var text = new StringBuilder("'");
        for (i++; i < query.Length; i++)
        {
            if (query[i] == '\\' && i + 1 < query.Length)
            {
                text.Append(query[++i]);
            }
            else if (query[i] == '\'')
            {
                i++;
                return text.ToString();
            }
            else
            {
                text.Append(query[i]);
            }
        }

        throw new FormatException();
    }

    private Func<DriveFile, DriveShelf, bool> Either()
    {
        var left = Both();
        while (Takes("or"))
        {
            var (a, b) = (left, Both());
            left = (f, s) => a(f, s) || b(f, s);
        }

        return left;
    }

    private Func<DriveFile, DriveShelf, bool> Both()
    {
        var left = Term();
        while (Takes("and"))
        {
            var (a, b) = (left, Term());
            left = (f, s) => a(f, s) && b(f, s);
        }

        return left;
    }

    private Func<DriveFile, DriveShelf, bool> Term()
    {
        if (Takes("not"))
        {
            var inner = Term();
            return (f, s) => !inner(f, s);
        }

        if (Takes("("))
        {
            var inner = Either();
            Need(")");
            return inner;
        }

        var subject = Next();
        return subject.StartsWith('\'') ? Member(subject[1..]) : Comparison(subject);
    }

    private Func<DriveFile, DriveShelf, bool> Member(string id)
    {
        Need("in");
        Need("parents");
        return (file, shelf) => file.Parent is not null && file.Parent == shelf.Find(id)?.Id;
    }

    private Func<DriveFile, DriveShelf, bool> Comparison(string field)
    {
        var sign = Next();
        if (field is "appProperties" or "properties" && sign == "has")
        {
            return Property(field);
        }

        var value = Next();
        if (field == "trashed" && sign is "=" or "!=" && value is "true" or "false")
        {
            var wanted = (value == "true") == (sign == "=");
            return (file, _) => file.IsTrashed == wanted;
        }

        if (field is not ("name" or "mimeType") || !value.StartsWith('\''))
        {
            throw new FormatException();
        }

        var text = value[1..];
        Func<DriveFile, string> read = field == "name" ? f => f.Name : f => f.MimeType;
        return sign switch
        {
            "=" => (file, _) => read(file) == text,
            "!=" => (file, _) => read(file) != text,
            "contains" => (file, _) => read(file).Contains(text, StringComparison.OrdinalIgnoreCase),
            _ => throw new FormatException(),
        };
    }

    private Func<DriveFile, DriveShelf, bool> Property(string field)
    {
        Need("{");
        Need("key");
        Need("=");
        var key = Text();
        Need("and");
        Need("value");
        Need("=");
        var value = Text();
        Need("}");
        return (file, _) =>
            ((JsonNode)(field == "appProperties" ? file.AppProperties : file.Properties)).Text(key) == value;
    }

    private string Text() => Next() is ['\'', .. var text] ? text : throw new FormatException();

    private string Next() => at < tokens.Count ? tokens[at++] : throw new FormatException();

    private bool Takes(string token)
    {
        if (at < tokens.Count && tokens[at] == token)
        {
            at++;
            return true;
        }

        return false;
    }

    private void Need(string token)
    {
        if (!Takes(token))
        {
            throw new FormatException();
        }
    }
}
