using System.Reflection;

namespace Guildhall.Tests.Architecture;

internal static class Products
{
    public static IReadOnlyList<Assembly> All { get; } = [.. Names.Select(name => Assembly.Load($"Guildhall.{name}"))];

    public static IReadOnlyList<Assembly> Everything { get; } =
    [
        Assembly.Load("Guildhall.Discord"),
        Assembly.Load("Guildhall.Core"),
        .. All,
        Assembly.Load("guildhall"),
        Assembly.Load("Guildhall.Simulator"),
    ];

    public static IReadOnlyList<string> Names => ["Onomancer", "Sietch", "Aegis"];
}
