using Guildhall.Core.Ports;
using Guildhall.Host.Adapters.Anthropic;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Host.Adapters.Anthropic;

public class ClaudeModelTests : ModelAdapterTests
{
    private protected override Uri Base => Worlds.At("anthropic");

    private protected override string ModelName => "claude-sonnet-4-5-20250929";

    [Fact]
    public void The_price_is_known_for_known_models_and_can_be_set()
    {
        Assert.Equal(new ModelPrice(3, 15), Model().Price);
        Assert.Null(Create(Base, "key", "claude-next", TimeProvider.System).Price);
        var options = new AnthropicOptions
        {
            ApiKey = "key",
            InputPrice = 2,
            OutputPrice = 8.5,
        };
        using var model = new ClaudeModel(Options.Create(options), TimeProvider.System);
        Assert.Equal(new ModelPrice(2, 8.5m), model.Price);
    }

    private protected override ILanguageModel Create(Uri address, string key, string model, TimeProvider time) =>
        new ClaudeModel(
            Options.Create(
                new AnthropicOptions
                {
                    Address = address,
                    ApiKey = key,
                    Model = model,
                }
            ),
            time
        );
}
