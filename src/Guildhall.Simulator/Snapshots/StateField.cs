using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Snapshots;

/// <summary>
/// One field of an object of the world, under the name that its property or parameter has. Fields, not properties, since
/// they are what an object is: whatever a later property keeps is kept in the file without another line here.
/// </summary>
internal sealed record StateField(string Name, FieldInfo Info, bool IsOptional)
{
    private static readonly ConcurrentDictionary<Type, StateField[]> Known = new();

    public Type Type => Info.FieldType;

    /// <summary>Objects that have an identity, and are named rather than copied where others speak of them.</summary>
    public static bool IsEntity(Type type) =>
        type is { IsClass: true, Namespace: "Guildhall.Simulator.State" } && type != typeof(Ed25519Key);

    public static StateField[] Of(Type type) => Known.GetOrAdd(type, Read);

    private static StateField[] Read(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var parameters = type.GetConstructors().SelectMany(c => c.GetParameters()).ToLookup(p => p.Name);
        return
        [
            .. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                // Whoever waits for an interaction does not wait in another world.
                .Where(f => f.FieldType != typeof(TaskCompletionSource))
                .Select(f =>
                {
                    var name = NameOf(f);
                    var parameter = f.Name.EndsWith(">P", StringComparison.Ordinal)
                        ? parameters[name].FirstOrDefault()
                        : null;
                    var info = parameter is null ? nullability.Create(f) : nullability.Create(parameter);
                    return new StateField(name, f, info.ReadState == NullabilityState.Nullable);
                }),
        ];
    }

    // <Name>k__BackingField of a property, <name>P of a parameter that the type keeps.
    private static string NameOf(FieldInfo field)
    {
        var end = field.Name.IndexOf('>', StringComparison.Ordinal);
        return JsonNamingPolicy.CamelCase.ConvertName(end > 0 ? field.Name[1..end] : field.Name);
    }
}
