using System.Reflection;
using Guildhall.Core.Storage;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Tests.Architecture;

public class HouseRulesTests
{
    private static readonly string[] VagueSuffixes =
    [
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Impl",
        "Base",
        "Common",
        "Misc",
    ];

    private static readonly string[] VagueFolders =
    [
        "Common",
        "Shared",
        "Utils",
        "Helpers",
        "Services",
        "Models",
        "Interfaces",
        "Managers",
    ];

    private static IEnumerable<Type> OwnTypes =>
        Products
            .Everything.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Guildhall.", StringComparison.Ordinal) == true)
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal));

    [Fact]
    public void No_name_is_vague() =>
        Assert.All(
            OwnTypes,
            type => Assert.DoesNotContain(VagueSuffixes, suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
        );

    [Fact]
    public void No_folder_is_a_drawer_for_miscellany() =>
        Assert.All(
            Directory.EnumerateDirectories(Path.Combine(Source.Root, "src"), "*", SearchOption.AllDirectories),
            folder => Assert.DoesNotContain(Path.GetFileName(folder), VagueFolders)
        );

    [Fact]
    public void No_source_file_passes_four_hundred_lines() =>
        Assert.All(
            Source.Files("src", "*.cs"),
            path => Assert.True(File.ReadLines(path).Count() <= 400, $"{Source.Relative(path)} is too long")
        );

    [Fact]
    public void Every_public_method_that_returns_a_task_takes_a_cancellation_token_last() =>
        Assert.All(
            OwnTypes
                .Where(type => type.IsVisible && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type))
                .SelectMany(type =>
                    type.GetMethods(
                        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                    )
                )
                .Where(method => ReturnsTask(method.ReturnType) && !HasNoUseForOne(method)),
            method =>
                Assert.True(
                    method.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken),
                    $"{method.DeclaringType}.{method.Name} cannot be cancelled"
                )
        );

    [Fact]
    public void Tests_mirror_the_source()
    {
        var sources = Source
            .Files("src", "*.cs")
            .Select(path => Path.GetRelativePath(Path.Combine(Source.Root, "src"), path))
            .Select(path => path["Guildhall.".Length..])
            .Select(path => Path.GetDirectoryName(path)!)
            .ToHashSet(StringComparer.Ordinal);
        string[] ofTheirOwn = ["Kit", "Architecture", "Contract"];

        Assert.All(
            Source
                .Files("tests/Guildhall.Tests", "*Tests.cs")
                .Select(path =>
                    Path.GetDirectoryName(
                        Path.GetRelativePath(Path.Combine(Source.Root, "tests/Guildhall.Tests"), path)
                    )!
                )
                .Distinct()
                .Where(folder => !ofTheirOwn.Contains(folder.Split('/')[0])),
            folder =>
                Assert.True(
                    sources.Any(source =>
                        source == folder || source.StartsWith(folder + "/", StringComparison.Ordinal)
                    ),
                    $"tests in {folder} mirror no source"
                )
        );
    }

    private static bool ReturnsTask(Type type) =>
        type == typeof(Task)
        || type == typeof(ValueTask)
        || (
            type.IsGenericType
            && type.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(ValueTask<>))
        );

    // DisposeAsync is the framework's; a property has no parameters; a unit and a request have tokens of their own.
    private static bool HasNoUseForOne(MethodInfo method) =>
        method.Name is "DisposeAsync"
        || method.IsSpecialName
        || method.DeclaringType == typeof(Unit)
        || method.GetParameters().FirstOrDefault()?.ParameterType is { } first
            && (
                first == typeof(Unit)
                || first == typeof(HttpContext)
                || first == typeof(EndpointFilterInvocationContext)
            );
}
