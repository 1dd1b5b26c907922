using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Snapshots;

/// <summary>Makes the objects of a file anew; what is wrong is gathered, and nothing of it is used.</summary>
internal sealed class WorldReader
{
    private const int MostFaults = 20;

    private static readonly Dictionary<string, Type> Types = typeof(SimUser)
        .Assembly.GetTypes()
        .Where(t => StateField.IsEntity(t) && t.Name.StartsWith("Sim", StringComparison.Ordinal))
        .ToDictionary(WorldWriter.TableOf);

    private readonly Dictionary<Type, Dictionary<string, object>> tables = Types.Values.ToDictionary(
        t => t,
        _ => new Dictionary<string, object>()
    );

    private readonly List<string> faults = [];

    /// <summary>The roots by name, each of the type asked for.</summary>
    /// <exception cref="BadWorldException">With everything that is wrong.</exception>
    public Dictionary<string, object> Read(JsonElement file, IReadOnlyDictionary<string, Type> roots)
    {
        var objects = Member(file, "objects");
        var named = Member(file, "roots");
        Check();
        foreach (var (table, rows) in Rows(objects, "objects"))
        {
            Allocate(table, rows);
        }

        Check();
        // Row by row, since looking one up by its name would read all before it.
        foreach (var (table, rows) in Rows(objects, "objects"))
        {
            foreach (var (key, row) in Rows(rows, $"objects.{table}"))
            {
                Fill(tables[Types[table]][key], row, $"objects.{table}.{key}");
            }
        }

        var made = roots.ToDictionary(
            r => r.Key,
            r => ReadValue(r.Value, Member(named, r.Key, "roots."), $"roots.{r.Key}")
        );
        Check();
        return made.ToDictionary(m => m.Key, m => m.Value!);
    }

    private void Allocate(string table, JsonElement rows)
    {
        if (!Types.TryGetValue(table, out var type))
        {
            Fault($"objects.{table}", $"is no kind of object. There are: {string.Join(", ", Types.Keys.Order())}");
            return;
        }

        foreach (var (key, _) in Rows(rows, $"objects.{table}"))
        {
            tables[type].Add(key, RuntimeHelpers.GetUninitializedObject(type));
        }
    }

    private void Fill(object entity, JsonElement row, string path)
    {
        var given = Rows(row, path).ToDictionary(f => f.Key, f => f.Value);
        foreach (var field in StateField.Of(entity.GetType()))
        {
            if (!given.Remove(field.Name, out var value))
            {
                Fault(path, $"misses '{field.Name}'");
            }
            else if (value.ValueKind == JsonValueKind.Null)
            {
                if (!field.IsOptional)
                {
                    Fault($"{path}.{field.Name}", "cannot be null");
                }
            }
            else if (ReadValue(field.Type, value, $"{path}.{field.Name}") is { } read)
            {
                field.Info.SetValue(entity, read);
            }
        }

        foreach (var unknown in given.Keys)
        {
            Fault(path, $"has no '{unknown}'");
        }

        foreach (
            var waiting in entity
                .GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Where(f => f.FieldType == typeof(TaskCompletionSource))
        )
        {
            waiting.SetValue(entity, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    private object? ReadValue(Type type, JsonElement json, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (StateField.IsEntity(type))
        {
            return Entity(type, json, path);
        }

        if (!Scalars.Holds(type))
        {
            return type.IsAssignableTo(typeof(IDictionary)) ? Map(type, json, path) : List(type, json, path);
        }

        object? value;
        try
        {
            value = Scalars.Read(type, json);
        }
        catch (Exception odd) when (odd is InvalidOperationException or JsonException)
        {
            // A text that is not Unicode.
            value = null;
        }

        if (value is null)
        {
            Fault(path, $"is no {type.Name}");
        }

        return value;
    }

    private object? Entity(Type type, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.String && tables[type].TryGetValue(json.GetString()!, out var entity))
        {
            return entity;
        }

        Fault(path, $"there is no {WorldWriter.TableOf(type)} {json.GetRawText()}");
        return null;
    }

    private object? Map(Type type, JsonElement json, string path)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        var (keyType, valueType) = (type.GetGenericArguments()[0], type.GetGenericArguments()[1]);
        foreach (var (name, element) in Rows(json, path))
        {
            if (Scalars.Read(keyType, name) is not { } key || map.Contains(key))
            {
                Fault($"{path}.{name}", "is no key, or comes twice");
            }
            else if (ReadValue(valueType, element, $"{path}.{name}") is { } value)
            {
                map.Add(key, value);
            }
        }

        return map;
    }

    private object? List(Type type, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Fault(path, "is no list");
            return null;
        }

        var list = Activator.CreateInstance(type)!;
        var add = type.GetMethod("Add")!;
        foreach (var (at, element) in json.EnumerateArray().Index())
        {
            if (ReadValue(type.GetGenericArguments()[0], element, $"{path}.{at}") is { } value)
            {
                add.Invoke(list, [value]);
            }
        }

        return list;
    }

    private JsonElement Member(JsonElement owner, string name, string path = "")
    {
        if (owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member))
        {
            return member;
        }

        Fault(path + name, "is missing");
        return default;
    }

    /// <summary>Of a name that comes twice the first one counts.</summary>
    private IEnumerable<(string Key, JsonElement Value)> Rows(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return json.EnumerateObject().Select(p => (p.Name, p.Value)).DistinctBy(p => p.Name);
        }

        if (json.ValueKind != JsonValueKind.Undefined)
        {
            Fault(path, "is no object");
        }

        return [];
    }

    private void Fault(string path, string what)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add($"{path} {what}.");
        }
    }

    private void Check()
    {
        if (faults.Count > 0)
        {
            throw new BadWorldException(faults);
        }
    }
}
