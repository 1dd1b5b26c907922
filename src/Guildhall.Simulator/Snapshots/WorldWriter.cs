using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Guildhall.Simulator.Snapshots;

/// <summary>
/// Writes objects and all that they reach: one table for each type, and in it an object's fields by name. An object that
/// another one holds stands there by its key alone, so that the file is flat, however the objects hang together.
/// </summary>
internal sealed class WorldWriter(Utf8JsonWriter json)
{
    private readonly Dictionary<Type, Dictionary<string, object>> tables = [];
    private readonly Dictionary<object, string> keys = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> unread = new();

    /// <summary>The type's name in the file: <c>auditEntry</c> for <c>SimAuditEntry</c>.</summary>
    public static string TableOf(Type type) =>
        JsonNamingPolicy.CamelCase.ConvertName(
            type.Name.StartsWith("Sim", StringComparison.Ordinal) ? type.Name[3..] : type.Name
        );

    /// <summary>Writes <c>roots</c>, where the objects begin, and <c>objects</c>.</summary>
    public void Write(IReadOnlyDictionary<string, object> roots)
    {
        foreach (var root in roots.Values)
        {
            Find(root);
        }

        while (unread.TryDequeue(out var entity))
        {
            foreach (var field in StateField.Of(entity.GetType()))
            {
                Find(field.Info.GetValue(entity));
            }
        }

        json.WriteStartObject("roots");
        foreach (var (name, root) in roots)
        {
            json.WritePropertyName(name);
            WriteValue(root);
        }

        json.WriteEndObject();
        WriteTables();
    }

    private void WriteTables()
    {
        json.WriteStartObject("objects");
        foreach (var (type, table) in tables)
        {
            json.WriteStartObject(TableOf(type));
            foreach (var (key, entity) in table)
            {
                json.WriteStartObject(key);
                foreach (var field in StateField.Of(type))
                {
                    json.WritePropertyName(field.Name);
                    WriteValue(field.Info.GetValue(entity));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Find(object? value)
    {
        switch (value)
        {
            case null or string or byte[]:
                break;
            case var entity when StateField.IsEntity(entity.GetType()):
                Name(entity);
                break;
            case IDictionary map:
                foreach (var one in map.Values)
                {
                    Find(one);
                }

                break;
            case IEnumerable list when !Scalars.Holds(value.GetType()):
                foreach (var one in list)
                {
                    Find(one);
                }

                break;
        }
    }

    // By its id, where it has one and no other of its kind has the same.
    private void Name(object entity)
    {
        if (keys.ContainsKey(entity))
        {
            return;
        }

        var type = entity.GetType();
        if (!tables.TryGetValue(type, out var table))
        {
            tables[type] = table = [];
        }

        var id = type.GetProperty("Id")?.GetValue(entity) is ulong number ? $"{number}" : $"{table.Count + 1}";
        var key = id;
        for (var n = 2; !table.TryAdd(key, entity); n++)
        {
            key = $"{id}~{n}";
        }

        keys.Add(entity, key);
        unread.Enqueue(entity);
    }

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case var entity when keys.TryGetValue(entity, out var key):
                json.WriteStringValue(key);
                break;
            case var scalar when Scalars.Holds(scalar.GetType()):
                Scalars.Write(json, scalar);
                break;
            case IDictionary map:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
                    WriteValue(entry.Value);
                }

                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var one in list)
                {
                    WriteValue(one);
                }

                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"A world file does not know how to keep a {value.GetType()}.");
        }
    }
}
