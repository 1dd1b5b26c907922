using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Sietch;

namespace Guildhall.Tests.Architecture;

public class SliceRulesTests
{
    private static IEnumerable<Type> Handlers =>
        Products
            .All.SelectMany(product => product.GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false })
            .Where(type =>
                type.GetInterfaces()
                    .Any(contract =>
                        contract == typeof(ICommand)
                        || contract == typeof(IAutocomplete)
                        || contract == typeof(IComponent)
                        || contract == typeof(IModal)
                        || (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IJobHandler<>))
                    )
            );

    [Fact]
    public void Handlers_are_internal_and_sealed() =>
        Assert.All(Handlers, type => Assert.True(type is { IsSealed: true, IsVisible: false }, type.FullName));

    [Fact]
    public void Every_handler_has_a_test_class_at_the_mirrored_name() =>
        Assert.All(
            Handlers,
            type =>
                Assert.NotNull(
                    typeof(SliceRulesTests).Assembly.GetType(
                        $"{type.FullName!.Split('`')[0].Replace("Guildhall.", "Guildhall.Tests.", StringComparison.Ordinal)}Tests"
                    )
                )
        );

    /// <summary>One of a group that leaves it out has Discord show the whole group to everyone.</summary>
    [Fact]
    public void Commands_for_Sietchs_admins_alone_are_not_offered_to_everybody()
    {
        var groups = Handlers
            .Where(type => type.IsAssignableTo(typeof(ICommand)))
            .Select(type => (CommandSpec)type.GetProperty(nameof(ICommand.Spec))!.GetValue(null)!)
            .GroupBy(spec => spec.Name.Split(' ')[0])
            .Where(group => group.All(spec => spec.Permission == SietchPermissions.Admin))
            .ToList();

        Assert.Equal(["admin-badge", "sietch"], groups.Select(group => group.Key).Order());
        Assert.All(groups.SelectMany(group => group), spec => Assert.NotNull(spec.DefaultMemberPermissions));
    }

    [Fact]
    public void There_are_handlers_to_hold_to_it() => Assert.NotEmpty(Handlers);
}
