using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;

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

    [Fact]
    public void There_are_handlers_to_hold_to_it() => Assert.NotEmpty(Handlers);
}
