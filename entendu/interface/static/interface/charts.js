/* Draws every `[data-chart]`: its data stand in a JSON element named by `data-chart`.
   Colours come from the stylesheet, so that light and dark are decided in one place. */

(() => {
  const language = document.documentElement.lang.startsWith("fr") ? "fr" : "en-GB";
  const quiet = matchMedia("(prefers-reduced-motion: reduce)");
  const drawn = new Map();

  const colour = (name) => {
    const probe = document.createElement("span");
    probe.className = "visually-hidden";
    document.body.append(probe);
    probe.style.color = `var(${name})`;
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const palette = () => ({
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => colour(`--chart-${n}`)),
    text: colour("--text"), soft: colour("--text-2"), line: colour("--line"),
    surface: colour("--surface"), strong: colour("--line-strong"), ground: colour("--surface-2"),
  });

  const shower = ({ unit, currency }, short) => {
    const style = {
      money: { style: "currency", currency: currency || "EUR", maximumFractionDigits: short ? 1 : 2 },
      percent: { style: "percent", maximumFractionDigits: 1 },
      days: { style: "unit", unit: "day", unitDisplay: short ? "short" : "long", maximumFractionDigits: 1 },
    }[unit] || { maximumFractionDigits: 2 };
    if (short) Object.assign(style, { notation: "compact" }, unit === "money" && { minimumFractionDigits: 0 });
    const format = new Intl.NumberFormat(language, style);
    return (value) => (value === null || value === undefined ? "–" : format.format(value));
  };

  const faded = (rgb, share) => rgb.replace("rgb(", "rgba(").replace(")", `, ${share})`);

  /* The hint as elements: ECharts' own markup carries style attributes, which our policy refuses. */
  const element = (name, css, text) => {
    const made = document.createElement(name);
    made.className = css;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const hint = (data) => (points) => {
    const box = element("div", "hint");
    box.append(element("div", "hint-head", points[0].name));
    points.forEach((point) => {
      const line = element("div", "hint-line");
      const mark = element("span", "hint-mark");
      mark.style.backgroundColor = point.color;
      const value = Array.isArray(point.value) ? point.value[1] : point.value;
      line.append(mark, element("span", "hint-name", point.seriesName));
      line.append(element("strong", "num", shower(data, false)(value)));
      box.append(line);
    });
    return box;
  };

  const values = (series) => series.values.map((v) => (v === null ? null : Number(v)));

  const frame = (data, look) => ({
    locale: language === "fr" ? "FR" : "EN",
    color: look.series,
    animation: !quiet.matches,
    animationDuration: 350,
    textStyle: { fontFamily: "Inter, system-ui, sans-serif", color: look.soft, fontSize: 12 },
    aria: { enabled: true },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: look.ground, opacity: 0.6 } },
      backgroundColor: look.surface, borderColor: look.strong, borderWidth: 1, padding: [8, 12],
      textStyle: { color: look.text, fontSize: 12 },
      formatter: hint(data), confine: true,
    },
    legend: data.series.length > 1
      ? { top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, itemGap: 16,
          textStyle: { color: look.soft }, inactiveColor: look.strong }
      : undefined,
    grid: { left: 8, right: 24, bottom: 8, top: data.series.length > 1 ? 40 : 16, containLabel: true },
  });

  const category = (data, look, extra) => ({
    type: "category", data: data.labels, axisTick: { show: false },
    axisLine: { lineStyle: { color: look.strong } },
    axisLabel: { color: look.soft, hideOverlap: true }, ...extra,
  });

  const scale = (data, look) => ({
    type: "value", splitNumber: 4, minInterval: data.unit === "number" ? 1 : 0,
    axisLabel: { color: look.soft, formatter: shower(data, true), hideOverlap: true },
    splitLine: { lineStyle: { color: look.line } },
  });

  /* The first and the last day stand inside the plot: centred, they would be cut at its edges. */
  const course = (data, look) => {
    const axis = category(data, look, { boundaryGap: false });
    Object.assign(axis.axisLabel, { alignMinLabel: "left", alignMaxLabel: "right" });
    return axis;
  };

  const lines = (data, look) => ({
    ...frame(data, look),
    xAxis: course(data, look),
    yAxis: scale(data, look),
    series: data.series.map((one, index) => ({
      type: "line", name: one.name, data: values(one), showSymbol: data.labels.length < 3,
      symbolSize: 7, lineStyle: { width: 2 }, emphasis: { focus: "series" },
      blur: { lineStyle: { opacity: 0.35 } },
      areaStyle: data.series.length === 1 ? { opacity: 0.08 } : undefined,
      itemStyle: { color: look.series[index % look.series.length] },
    })),
  });

  const bars = (data, look, stacked) => {
    const lying = !stacked && data.labels.length > 4 && !data.upright;
    const along = category(data, look, lying ? { inverse: true, axisLine: { show: false } } : {});
    if (!lying && data.labels.length > 12) Object.assign(along.axisLabel, { alignMinLabel: "left", alignMaxLabel: "right" });
    if (lying) along.axisLabel = { ...along.axisLabel, width: 150, overflow: "truncate", hideOverlap: false };
    return {
      ...frame(data, look),
      xAxis: lying ? scale(data, look) : along,
      yAxis: lying ? along : scale(data, look),
      series: data.series.map((one) => ({
        type: "bar", name: one.name, data: values(one), barMaxWidth: lying ? 22 : 36,
        stack: stacked ? "all" : undefined, cursor: data.links ? "pointer" : "default",
        itemStyle: { borderRadius: stacked ? 0 : lying ? [0, 4, 4, 0] : [4, 4, 0, 0] },
        emphasis: { focus: data.series.length > 1 ? "series" : "none", itemStyle: { color: "inherit" } },
        blur: { itemStyle: { opacity: 0.35 } },
      })),
    };
  };

  /* A funnel as bars from one edge: lengths compare truly, which a trapezoid's areas do not. */
  const funnel = (data, look) => {
    const reached = values(data.series[0]);
    const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
    const show = shower(data, false);
    const label = ({ dataIndex: at }) => {
      const before = at > 0 ? reached[at - 1] : null;
      return `{n|${show(reached[at])}}` + (before ? `  {s|${share.format(reached[at] / before)}}` : "");
    };
    const base = frame(data, look);
    return {
      ...base,
      tooltip: { ...base.tooltip, axisPointer: { type: "none" } },
      grid: { ...base.grid, right: 96, top: 4 },
      xAxis: { type: "value", show: false, max: Math.max(...reached, 1) },
      yAxis: category(data, look, {
        inverse: true, axisLine: { show: false }, axisLabel: { color: look.text, fontSize: 13, margin: 14 },
      }),
      series: [{
        type: "bar", name: data.series[0].name, barMaxWidth: 34, cursor: data.links ? "pointer" : "default",
        data: reached.map((value, at) => ({
          value, itemStyle: { color: faded(look.series[0], 1 - (0.5 * at) / Math.max(reached.length, 2)) },
        })),
        itemStyle: { borderRadius: 5 }, emphasis: { itemStyle: { color: "inherit" } },
        showBackground: true, backgroundStyle: { color: look.ground, borderRadius: 5 },
        label: {
          show: true, position: "right", formatter: label,
          rich: { n: { color: look.text, fontWeight: 600, fontSize: 13 }, s: { color: look.soft, fontSize: 12 } },
        },
      }],
    };
  };

  const kinds = {
    line: lines, funnel,
    bar: (data, look) => bars(data, look, false),
    stacked: (data, look) => bars(data, look, true),
  };

  const read = (holder) => {
    const data = JSON.parse(document.getElementById(holder.dataset.chart).textContent);
    const links = holder.dataset.links && document.getElementById(holder.dataset.links);
    if (links) data.links = JSON.parse(links.textContent) || data.links;
    return data;
  };

  const draw = (holder) => {
    const data = read(holder);
    let chart = drawn.get(holder);
    if (!chart) {
      const locale = language === "fr" ? "FR" : "EN";
      holder.classList.add("filled");
      chart = echarts.init(holder, null, { renderer: "svg", locale });
      drawn.set(holder, chart);
      new ResizeObserver(() => chart.resize()).observe(holder);
      chart.on("click", ({ dataIndex }) => {
        const link = data.links && data.links[dataIndex];
        if (link) location.assign(link);
      });
    }
    chart.setOption(kinds[data.kind || holder.dataset.kind](data, palette()), true);
  };

  const drawAll = (root) => {
    if (!window.echarts) return;
    root.querySelectorAll("[data-chart]").forEach(draw);
    drawn.forEach((chart, holder) => {
      if (!holder.isConnected) { chart.dispose(); drawn.delete(holder); }
    });
  };

  const redraw = () => drawn.forEach((chart, holder) => draw(holder));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  /* Labels are measured when drawn: the font has to be there first. */
  const font = document.fonts.load("12px Inter").catch(() => {});
  document.addEventListener("DOMContentLoaded", () => font.then(() => drawAll(document)));
  document.addEventListener("htmx:after:swap", () => drawAll(document));
})();
