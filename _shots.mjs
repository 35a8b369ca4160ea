import { openBrowser, signIn, violationsOf } from './test/support/browser.ts';
const L=[['component-choice','reading-automated-scores'],['release-and-maintain','applying-it'],['procurement-legal','clauses'],['copyleft-delivery','which-licences-can-meet'],['innersource','contributor-trusted-committer-product-owner']];
const b=await openBrowser();
const ctx=await b.newContext({baseURL:'http://127.0.0.1:3270',viewport:{width:1440,height:900}});
const p=await ctx.newPage(); await signIn(p,'fatima.kapoor@fernwerk.example','where the rivers meet');
for (const [c,l] of L) {
  await p.goto(`/courses/${c}`);
  let btn=p.getByRole('button',{name:/enrol|start/i}).first();
  if (await btn.count()) { await btn.click(); await p.waitForLoadState('networkidle'); }
  let m=/learn\/([0-9a-f-]+)/.exec(p.url());
  if(!m){ const href=await p.locator('a[href*="/learn/"]').first().getAttribute('href').catch(()=>null); m=/learn\/([0-9a-f-]+)/.exec(href??''); }
  if(!m){ console.log('no enrolment',c,p.url()); continue; }
  for (const [w,scheme] of [[1440,'light'],[390,'light'],[390,'dark']]) {
    if (scheme==='dark' && !['copyleft-delivery'].includes(c)) continue;
    await p.emulateMedia({colorScheme:scheme}); await p.setViewportSize({width:w,height:900});
    await p.goto(`/learn/${m[1]}/${l}`); 
    const ov=await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth);
    const terms=await p.locator('.prose .term').allTextContents();
    if(w===1440) console.log(c,l,terms.length,terms.join(', '));
    if(ov>0) console.log('OVERFLOW',c,l,w,ov);
    if(w===390&&scheme==='light') console.log('axe',(await violationsOf(p)).join(' | '));
    await p.screenshot({path:`/tmp/content-figs/l-${c}-${w}-${scheme}.png`,fullPage:true});
  }
}
await ctx.clearCookies(); const q=await ctx.newPage(); await signIn(q,'kofi.alvarez@fernwerk.example','where the rivers meet');
for (const w of [1440,390]) { await q.setViewportSize({width:w,height:900}); await q.goto('/content'); await q.screenshot({path:`/tmp/content-figs/content-${w}.png`,fullPage:true}); }
console.log('axe content',(await violationsOf(q)).join(' | '));
await b.close();
