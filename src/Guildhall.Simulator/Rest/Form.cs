using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest;

/// <summary>
/// Reads a request body and gathers everything that is wrong in it, by path; <see cref="Check"/> refuses with 50035 and
/// Discord's tree. Unknown fields are ignored.
/// </summary>
internal sealed class Form
{
    private readonly List<(string Path, string Code, string Message)> faults;
    private readonly string prefix;

    public Form(JsonObject body)
        : this(body, "", []) { }

    private Form(JsonObject body, string prefix, List<(string, string, string)> faults)
    {
        Body = body;
        this.prefix = prefix;
        this.faults = faults;
    }

    public JsonObject Body { get; }

    /// <summary>Discord counts code points, whatever they take in UTF-16.</summary>
    public static int LengthOf(string? text) => text?.EnumerateRunes().Count() ?? 0;

    /// <summary>The items of a body that is a list; what is wrong in one is told together with the others.</summary>
    public static IReadOnlyList<Form> ItemsOf(JsonArray body)
    {
        var faults = new List<(string, string, string)>();
        return [.. body.Index().Select(item => new Form(item.Item as JsonObject ?? [], $"{item.Index}.", faults))];
    }

    /// <summary>Present, even as null.</summary>
    public bool Has(string name) => Body.ContainsKey(name);

    public bool IsNull(string name) => Body.TryGetPropertyValue(name, out var node) && node is null;

    public string? Text(string name, int min = 0, int max = int.MaxValue, bool isRequired = false)
    {
        if (Body[name] is not { } node)
        {
            Require(name, isRequired);
            return null;
        }

        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            Fault(name, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }

        var length = LengthOf(text);
        if (length < min || length > max)
        {
            var (code, message) = LengthFault(length, min, max);
            Fault(name, code, message);
        }

        return text;
    }

    public int? Number(string name, int min = int.MinValue, int max = int.MaxValue, bool isRequired = false)
    {
        if (Body[name] is not { } node)
        {
            Require(name, isRequired);
            return null;
        }

        if (node is not JsonValue value || !TryNumber(value, out var number))
        {
            Fault(name, "NUMBER_TYPE_COERCE", $"Value \"{node}\" is not int.");
            return null;
        }

        if (number < min)
        {
            Fault(name, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        }
        else if (number > max)
        {
            Fault(name, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
        }

        return number;
    }

    public bool? Flag(string name)
    {
        if (Body[name] is not { } node)
        {
            return null;
        }

        if (node is JsonValue value && value.TryGetValue<bool>(out var flag))
        {
            return flag;
        }

        Fault(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    public ulong? Id(string name, bool isRequired = false)
    {
        if (Body[name] is not { } node)
        {
            Require(name, isRequired);
            return null;
        }

        if (node.AsId() is { } id)
        {
            return id;
        }

        Fault(name, "NUMBER_TYPE_COERCE", $"Value \"{node}\" is not snowflake.");
        return null;
    }

    public Permission? Permissions(string name)
    {
        if (Body[name] is not { } node)
        {
            return null;
        }

        if (node.AsId() is { } bits)
        {
            return (Permission)bits;
        }

        Fault(name, "BITFIELD_TYPE_CONVERT", "Could not interpret value as a permission set.");
        return null;
    }

    /// <summary>One of these values, or a fault.</summary>
    public int? Choice(string name, params ReadOnlySpan<int> allowed)
    {
        var number = Number(name);
        if (number is { } value && !allowed.Contains(value))
        {
            Fault(name, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", allowed.ToArray())}}}.");
        }

        return number;
    }

    public Form? Inner(string name)
    {
        if (Body[name] is not { } node)
        {
            return null;
        }

        if (node is JsonObject inner)
        {
            return new(inner, $"{prefix}{name}.", faults);
        }

        Fault(name, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return null;
    }

    public IReadOnlyList<Form> Items(string name, int min = 0, int max = int.MaxValue)
    {
        var array = Array(name, min, max);
        var forms = new List<Form>();
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is JsonObject item)
            {
                forms.Add(new(item, $"{prefix}{name}.{i}.", faults));
            }
            else
            {
                Fault($"{name}.{i}", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            }
        }

        return forms;
    }

    public IReadOnlyList<ulong> Ids(string name, int max = int.MaxValue)
    {
        var array = Array(name, 0, max);
        var ids = new List<ulong>();
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i].AsId() is { } id)
            {
                ids.Add(id);
            }
            else
            {
                Fault($"{name}.{i}", "NUMBER_TYPE_COERCE", $"Value \"{array[i]}\" is not snowflake.");
            }
        }

        return ids;
    }

    public JsonArray Array(string name, int min = 0, int max = int.MaxValue)
    {
        if (Body[name] is not { } node)
        {
            return [];
        }

        if (node is not JsonArray array)
        {
            Fault(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }

        if (array.Count < min || array.Count > max)
        {
            Fault(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        }

        return array;
    }

    public void Fault(string name, string code, string message) => faults.Add((prefix + name, code, message));

    /// <exception cref="ApiException">Something was wrong.</exception>
    public void Check()
    {
        if (faults.Count > 0)
        {
            throw Refusal;
        }
    }

    public ApiException Refusal => new(400, 50035, "Invalid Form Body", Tree());

    /// <summary>An ISO 8601 instant.</summary>
    public DateTimeOffset? Time(string name, bool isRequired = false)
    {
        if (Text(name, isRequired: isRequired) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        Fault(name, "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        return null;
    }

    public double? Real(string name, double min, double max)
    {
        if (Body[name] is not { } node)
        {
            return null;
        }

        if (!double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Fault(name, "NUMBER_TYPE_COERCE", $"Value \"{node}\" is not float.");
            return null;
        }

        if (number < min || number > max)
        {
            Fault(name, number < min ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX", $"Must be between {min} and {max}.");
        }

        return number;
    }

    private void Require(string name, bool isRequired)
    {
        if (isRequired)
        {
            Fault(name, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    private static bool TryNumber(JsonValue value, out int number) =>
        value.TryGetValue(out number) || (value.TryGetValue<string>(out var text) && int.TryParse(text, out number));

    private static (string Code, string Message) LengthFault(int length, int min, int max)
    {
        if (length == 0)
        {
            return ("BASE_TYPE_REQUIRED", "This field is required");
        }

        if (min > 0 && max < int.MaxValue)
        {
            return ("BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        }

        return length > max
            ? ("BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.")
            : ("BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length.");
    }

    private JsonObject Tree()
    {
        var root = new JsonObject();
        foreach (var (path, code, message) in faults)
        {
            var at = path.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Aggregate(root, (node, part) => (JsonObject)(node[part] ??= new JsonObject()));
            var list = (JsonArray)(at["_errors"] ??= new JsonArray());
            list.Add((JsonNode)new JsonObject { ["code"] = code, ["message"] = message });
        }

        return root;
    }
}
