-- `:Telescope variorum witnesses`, `:Telescope variorum seeds`.

local function with(source)
  return function()
    require('variorum.pickers')[source]('telescope')
  end
end

return require('telescope').register_extension({
  exports = { variorum = with('witnesses'), witnesses = with('witnesses'), seeds = with('seeds') },
})
